#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the columns of published lists are called, whatever the edition. */
typedef enum
{
  MDG_AGENCY_COLUMN_NONE,
  MDG_AGENCY_COLUMN_NAME,
  MDG_AGENCY_COLUMN_KANA,
  MDG_AGENCY_COLUMN_MUNICIPALITY_CODE,
  MDG_AGENCY_COLUMN_PREFECTURE_CODE,
  MDG_AGENCY_COLUMN_CITY_CODE, /* the last three digits */
  MDG_AGENCY_COLUMN_ENTRY,
  MDG_AGENCY_COLUMN_PREFECTURE,
  MDG_AGENCY_COLUMN_CITY,
  MDG_AGENCY_COLUMN_SERVICE,
  MDG_AGENCY_COLUMN_KIND,
  MDG_AGENCY_COLUMN_ADDRESS,
  MDG_AGENCY_COLUMN_STREET,
  MDG_AGENCY_COLUMN_BLOCK,
  MDG_AGENCY_COLUMN_BUILDING,
  MDG_AGENCY_COLUMN_LATITUDE,
  MDG_AGENCY_COLUMN_LONGITUDE,
  MDG_AGENCY_COLUMN_PHONE,
  MDG_AGENCY_COLUMN_EXTENSION,
  MDG_AGENCY_COLUMN_FAX,
  MDG_AGENCY_COLUMN_EMAIL,
  MDG_AGENCY_COLUMN_CORPORATION_NUMBER,
  MDG_AGENCY_COLUMN_CORPORATION,
  MDG_AGENCY_COLUMN_POSTAL,
  MDG_AGENCY_COLUMN_NUMBER,
  MDG_AGENCY_COLUMN_MEDICAL_CODE,
  MDG_AGENCY_COLUMN_DAYS,
  MDG_AGENCY_COLUMN_FROM,
  MDG_AGENCY_COLUMN_TO,
  MDG_AGENCY_COLUMN_DAYS_NOTE,
  MDG_AGENCY_COLUMN_AFTER_HOURS,
  MDG_AGENCY_COLUMN_HOURS,
  MDG_AGENCY_COLUMN_DEPARTMENTS,
  MDG_AGENCY_COLUMN_DEPARTMENT, /* of one row of hours */
  MDG_AGENCY_COLUMN_BEDS,
  MDG_AGENCY_COLUMN_CAPACITY,
  MDG_AGENCY_COLUMN_URL,
  MDG_AGENCY_COLUMN_NOTE,
  MDG_AGENCY_COLUMN_AREA,
  MDG_AGENCY_COLUMN_DAY_AND_NIGHT,
  MDG_AGENCY_COLUMN_VACANCY,
  MDG_AGENCY_COLUMN_VACANCY_COUNT,
  MDG_AGENCY_COLUMN_STAFF_COUNT,
  MDG_AGENCY_COLUMN_MESSAGE,
  MDG_AGENCY_COLUMN_DISEASES,
  MDG_AGENCY_COLUMN_CONSENT,
  MDG_AGENCY_COLUMN_ANSWERED_ON,
  MDG_AGENCY_N_COLUMNS,
} MdgAgencyColumn;

/* A head as it is compared: width, case, brackets and blanks do not matter. */
char *mdg_agency_columns_fold (const char *head);
/* folded as above; NONE when it is no such column. */
MdgAgencyColumn mdg_agency_columns_find (const char *folded);

/* Official name or number of a care service, as in the column サービスの種類, with what may follow in brackets. NULL when
   there is none; *official is the number of its file. */
const char *mdg_agency_columns_find_service (const char *name,
                                             const char **official);
/* "hosp", "clinic", "dclinic", "pharmacy" of a kind of medical institution; NULL. */
const char *mdg_agency_columns_find_medical_kind (const char *name);
/* The kind of agency that offers mainly this service; NULL. */
const char *mdg_agency_columns_get_kind (const char *service);

/* JIS X 0402: five digits of a code of five, or of six with the right check digit. prefecture (may be NULL) is its name,
   which tells a code that a spreadsheet took the zero of. NULL and INVALID with the right digit when it is wrong. */
char *mdg_municipality_code_read (const char *typed,
                                  const char *prefecture,
                                  GError **error);

G_END_DECLS
