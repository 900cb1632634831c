#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every kind of record, in the order in which they can be written (what is referred to comes first). The
   numbers stand in registers: append, never renumber. */
typedef enum
{
  MDG_KIND_NONE,
  MDG_KIND_CENTRE,
  MDG_KIND_AREA,
  MDG_KIND_TOWN,
  MDG_KIND_STAFF,
  MDG_KIND_TERM,
  MDG_KIND_HOUSEHOLD,
  MDG_KIND_SUBJECT,
  MDG_KIND_PERSON,
  MDG_KIND_CONSULTER,
  MDG_KIND_CASE,
  MDG_KIND_CONSULTATION,
  MDG_KIND_CONTACT,
  MDG_KIND_FOLLOW_UP,
  MDG_KIND_MEMO,
  MDG_KIND_CASE_ISSUE,
  MDG_KIND_FINDING,
  MDG_KIND_CASE_SET,
  MDG_KIND_CASE_SET_MEMBER,
  MDG_KIND_SHARE_SHEET,
  MDG_KIND_BOARD_MEMBER,
  MDG_KIND_CYCLE,
  MDG_KIND_CYCLE_STEP,
  MDG_KIND_MEETING,
  MDG_KIND_ATTENDANCE,
  MDG_KIND_RAISED_ISSUE,
  MDG_KIND_ISSUE_SOURCE,
  MDG_KIND_MEASURE,
  MDG_KIND_MEASURE_SOURCE,
  MDG_KIND_DECISION,
  MDG_KIND_MEASURE_REVIEW,
  MDG_KIND_AGENDA_ITEM,
  MDG_KIND_CASE_LETTER,
  MDG_KIND_REWRITE,
  MDG_KIND_RELEASE,
  MDG_KIND_RELEASE_COPY,
  MDG_KIND_SAVED_TABLE,
  MDG_KIND_CROSSWALK,
  MDG_KIND_DOCTOR,
  MDG_KIND_DUTY,
  MDG_KIND_ATTENDING,
  MDG_KIND_COVER,
  MDG_KIND_REFERRAL,
  MDG_KIND_REFERRAL_STEP,
  MDG_KIND_REFERRAL_PAUSE,
  MDG_KIND_REFERRAL_VISIT,
  MDG_KIND_REFERRAL_SCALE,
  MDG_KIND_REFERRAL_OUTCOME,
  MDG_KIND_REFERRAL_ITEM,
  MDG_KIND_ATTACHMENT,
  MDG_KIND_AGENCY,
  MDG_KIND_AGENCY_SERVICE,
  MDG_KIND_AGENCY_ABILITY,
  MDG_KIND_AGENCY_CONTACT,
  MDG_KIND_AGENCY_LINK,
  MDG_KIND_AGENCY_SOURCE,
  MDG_KIND_BOUNDARY,
  MDG_KIND_RANGE_PROPOSAL,
  MDG_KIND_VISITING_RANGE,
  MDG_KIND_HAND_RAISE,
  MDG_KIND_SUPPORT_CALL,
  MDG_N_KINDS,
} MdgKind;

typedef enum
{
  MDG_FIELD_TEXT,      /* one line */
  MDG_FIELD_NOTE,      /* several lines, LF */
  MDG_FIELD_CODE,      /* a code of the vocabulary */
  MDG_FIELD_CODES,     /* codes in order, separated by one space */
  MDG_FIELD_DATE,      /* ISO, partial allowed */
  MDG_FIELD_DATETIME,  /* local minutes, 2026-05-12T14:05 */
  MDG_FIELD_INTEGER,   /* MDG_NO_INTEGER where unknown */
  MDG_FIELD_FLAG,      /* 0 or 1 */
  MDG_FIELD_REFERENCE, /* uuid of a record of the kind refers_to */
} MdgFieldType;

#define MDG_NO_INTEGER G_MININT64

typedef enum
{
  MDG_FIELD_PLAIN = 0,
  MDG_FIELD_REQUIRED = 1 << 0,
  MDG_FIELD_IDENTIFYING = 1 << 1, /* names, telephones, addresses: never leaves in committee or public versions */
  MDG_FIELD_ISSUED = 1 << 2,      /* filled by the register, not by people */
} MdgFieldFlags;

typedef struct
{
  const char *name;  /* snake_case: the column, the JSON key and, with '-', the property */
  const char *label; /* msgid of what people call it */
  MdgFieldType type;
  MdgFieldFlags flags;
  const char *vocabulary; /* of CODE and CODES, NULL when free */
  MdgKind refers_to;      /* of REFERENCE */
  gint64 min;             /* of INTEGER, where max is not 0 */
  gint64 max;
} MdgField;

typedef struct
{
  MdgKind kind;
  const char *table; /* also the name in dumps and files */
  const char *label; /* msgid */
  const MdgField *fields;
  guint n_fields;
} MdgRecordInfo;

/* "相談内容" of the field, translated. */
const char *mdg_field_get_label (const MdgField *field);

G_END_DECLS
