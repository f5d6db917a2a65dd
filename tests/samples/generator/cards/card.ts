import type { CardData } from './card-data';
import { drawBirthBack, drawBirthFront } from './birth';
import { drawHealthBack, drawHealthFront } from './health';
import { drawIdBack, drawIdFront } from './id-card';
import { drawLicenceBack, drawLicenceFront } from './licence';
import { drawPassportFacing, drawPassportPage } from './passport';
import type { CardArt } from './sheet';

/** Draws one side of any document. */
export function drawCard(data: CardData, side: 'front' | 'back'): CardArt {
  const front = side === 'front';
  switch (data.type) {
    case 'passport':
      return front ? drawPassportPage(data) : drawPassportFacing(data);
    case 'drivers_licence':
      return front ? drawLicenceFront(data) : drawLicenceBack(data);
    case 'national_id':
    case 'residence_permit':
      return front ? drawIdFront(data) : drawIdBack(data);
    case 'health_card':
      return front ? drawHealthFront(data) : drawHealthBack(data);
    case 'birth_certificate':
      return front ? drawBirthFront(data) : drawBirthBack(data);
  }
}
