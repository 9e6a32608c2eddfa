import { isIP } from 'node:net';
import { invalid } from './error-body.js';
import { string } from './param-kinds.js';
import type { Param } from './params.js';

/* Texts of which not every one makes sense: places, addresses of the net, numbers of banks, times. */

/** ISO 3166-1, with the islands and Kosovo that Stripe has beside it. */
const COUNTRIES = new Set(
  (
    'AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT ' +
    'BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ' +
    'ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID ' +
    'IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV ' +
    'LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR ' +
    'NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL ' +
    'SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA ' +
    'VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
  ).split(' '),
);

export function country(): Param<string> {
  return string({ max: 5000 }).refine((value, name) =>
    COUNTRIES.has(value)
      ? undefined
      : invalid(
          `Country '${value}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', ` +
            `or 'GB'.`,
          { code: 'country_code_invalid', param: name },
        ),
  );
}

export function ipAddress(): Param<string> {
  return string({ max: 45 }).refine((value, name) =>
    isIP(value) === 0 ? invalid(`Invalid IP address: ${value}`, { param: name }) : undefined,
  );
}

/** A page on the web; its `https://` may be missing. */
export function webUrl(): Param<string> {
  return string().refine((value, name) => {
    const full = /^https?:\/\//i.test(value) ? value : `https://${value}`;
    const isPage = /^https?:\/\/[^\s/]+\.[^\s/]+(\/\S*)?$/i.test(full) && URL.canParse(full);
    return isPage ? undefined : invalid('Not a valid URL', { code: 'url_invalid', param: name });
  });
}

export function merchantCategoryCode(): Param<string> {
  return string({ max: 4 }).refine((value, name) =>
    /^\d{4}$/.test(value) ? undefined : invalid(`Invalid merchant category code: ${value}`, { param: name }),
  );
}

/** Of a bank in the US: nine digits, of which the last one proves the others. */
export function routingNumber(): Param<string> {
  return string({ max: 20 }).refine((value, name) => {
    const fault = (words: string) => invalid(words, { code: 'routing_number_invalid', param: name });
    if (!/^\d{9}$/.test(value)) return fault('Invalid routing number for US: must be 9 digits');
    const sum = [...value].reduce((total, digit, at) => total + Number(digit) * ([3, 7, 1][at % 3] ?? 0), 0);
    return sum % 10 === 0 && sum > 0 ? undefined : fault(`Invalid routing number for US: ${value} is of no bank`);
  });
}

/** Clocks differ a little. */
const LEEWAY = 300;

/** Nobody has accepted anything yet that lies in the future, be it by the sandbox's clock, which may stand, or by the caller's. */
export function checkPast(now: number, date: number | null | undefined, param: string): void {
  if ((date ?? 0) > Math.max(now, Date.now() / 1000) + LEEWAY)
    throw invalid('Invalid timestamp: it must not be in the future.', { param });
}
