/** Where a clip was recorded. */
export type Place = 'living-room' | 'kitchen' | 'office' | 'garden' | 'wall' | 'evening' | 'studio';

const SHELF_BOOKS = [
  [446, 30, 20, 66, '#8b3f3a'],
  [468, 22, 16, 74, '#3e5b78'],
  [486, 36, 24, 60, '#c9b184'],
  [514, 28, 14, 68, '#54705a'],
  [532, 40, 30, 56, '#3b3b46'],
] as const;

function rect(x: number, y: number, w: number, h: number, fill: string, opacity = 1): string {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" opacity="${opacity}"/>`;
}

function wash(id: string, from: string, to: string): string {
  return `<linearGradient id="${id}bd" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient><rect x="-80" y="-80" width="760" height="920" fill="url(#${id}bd)"/>`;
}

function livingRoom(id: string): string {
  const books = SHELF_BOOKS.map(([x, y, w, h, fill]) => rect(x, y, w, h, fill)).join('');
  return `${wash(id, '#d9d3c6', '#a79d8d')}<g filter="url(#${id}b12)">${rect(-80, -80, 230, 480, '#f2f4f4')}${rect(60, -80, 9, 480, '#b9c0c2')}${rect(-80, 180, 230, 9, '#b9c0c2')}${rect(430, 96, 260, 12, '#6e5a47')}${books}${rect(430, 250, 260, 12, '#6e5a47')}${rect(452, 196, 54, 54, '#b98d5a')}<circle cx="545" cy="222" r="30" fill="#5f7d5a"/>${rect(-80, 560, 780, 280, '#8d8579', 0.5)}</g>`;
}

function kitchen(id: string): string {
  let tiles = '';
  for (let row = 0; row < 7; row += 1)
    for (let column = 0; column < 11; column += 1)
      tiles += rect(-70 + column * 70, 210 + row * 46, 64, 40, (row + column) % 3 === 0 ? '#dfe8e6' : '#e9efee');
  return `${wash(id, '#e4e2da', '#c3c0b4')}<g filter="url(#${id}b12)">${tiles}${rect(-80, -80, 320, 270, '#8c9d8f')}${rect(74, -80, 7, 270, '#6f7f72')}${rect(380, -80, 320, 270, '#8c9d8f')}${rect(530, -80, 7, 270, '#6f7f72')}${rect(-80, 520, 780, 320, '#b49a78')}${rect(468, 400, 70, 120, '#c9cdd0')}<circle cx="90" cy="470" r="46" fill="#c77b3f"/></g>`;
}

function office(id: string): string {
  let blinds = '';
  for (let at = 0; at < 16; at += 1) blinds += rect(330, -60 + at * 30, 360, 20, '#f6f8f8', 0.9);
  return `${wash(id, '#b9c3cb', '#8b98a3')}<g filter="url(#${id}b8)">${rect(330, -70, 360, 490, '#c9dbe6')}${blinds}${rect(-80, 60, 250, 320, '#5d6b77')}${rect(-60, 80, 210, 120, '#7f8f9b')}${rect(-60, 220, 210, 140, '#93a3ae')}${rect(-80, 600, 780, 240, '#6a5b4d')}</g>`;
}

function garden(id: string): string {
  let leaves = '';
  for (let at = 0; at < 90; at += 1) {
    const x = -60 + ((at * 137.5) % 720);
    const y = 60 + ((at * 91.7) % 560);
    const shade = ['#4f7a45', '#6b9656', '#3d6338', '#8bb06a'][at % 4];
    leaves += `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${26 + (at % 5) * 9}" fill="${shade}" opacity=".75"/>`;
  }
  return `${wash(id, '#cfe3ee', '#7f9e6c')}<g filter="url(#${id}b22)">${leaves}${rect(-80, 640, 780, 200, '#8d8f84')}</g>`;
}

function evening(id: string): string {
  return `${wash(id, '#6b5540', '#2e2a2b')}<g filter="url(#${id}b22)"><circle cx="520" cy="190" r="86" fill="#ffdca0"/><circle cx="520" cy="190" r="150" fill="#ffb95c" opacity=".4"/>${rect(496, 270, 48, 400, '#3a2c22')}${rect(-80, 60, 260, 210, '#473f44')}${rect(-60, 80, 220, 170, '#6f5e52')}${rect(-80, 590, 780, 250, '#40332c')}</g>`;
}

/** Draws a place behind a person, out of focus. */
export function drawPlace(place: Place, id: string): string {
  switch (place) {
    case 'living-room':
      return livingRoom(id);
    case 'kitchen':
      return kitchen(id);
    case 'office':
      return office(id);
    case 'garden':
      return garden(id);
    case 'evening':
      return evening(id);
    case 'wall':
      return `${wash(id, '#e6ded2', '#c2b6a6')}<g filter="url(#${id}b12)">${rect(400, 40, 220, 170, '#8a7a68')}${rect(412, 52, 196, 146, '#dcd6c8')}${rect(430, 70, 160, 110, '#7d98a1')}</g>`;
    case 'studio':
      return wash(id, '#eceff1', '#cdd3d8');
  }
}
