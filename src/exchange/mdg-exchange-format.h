#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

/* The exchange file, version 1. data/exchange/madoguchi-1.xsd is made of the tables of records, and so is its description; both are made
   anew by tools/update-exchange and a test holds them against the tables. */
#define MDG_EXCHANGE_NAMESPACE_STEM "urn:madoguchi:exchange:"
#define MDG_EXCHANGE_NAMESPACE MDG_EXCHANGE_NAMESPACE_STEM "1"
#define MDG_EXCHANGE_ROOT "madoguchi"
/* Characters of one field, and bytes of what other programs added to one revision. */
#define MDG_EXCHANGE_TEXT_MAX 1048576
#define MDG_EXCHANGE_EXTRA_MAX 65536

/* Who wrote: a register, and the desk within it. */
typedef struct
{
  MdgUuid uuid;
  const char *prefix;
  const char *desk;
} MdgExchangeOrigin;

/* One thing people did. */
typedef struct
{
  MdgUuid uuid;
  gint64 at; /* ms since 1970, for display only */
  const char *author;
  const char *action;
} MdgExchangeChange;

/* One state of one record. */
typedef struct
{
  MdgKind kind;
  MdgUuid record;
  MdgUuid uuid;
  MdgUuid parent;       /* nil for the first */
  MdgUuid merge_parent; /* nil but for states made by bringing together */
  MdgUuid origin;
  MdgUuid change;
  MdgState state;
  const char *decided; /* names of fields somebody confirmed, or NULL */
  const char *extra;   /* elements of other namespaces, as they stood, or NULL */
  MdgRecord *values;   /* NULL where retention erased them */
} MdgExchangeRevision;

typedef struct
{
  const char *profile; /* "full" … */
  gint64 changed;      /* ms since 1970: when the last thing in it was done */
} MdgExchangeHeader;

/* "case_set_member" as "case-set-member". Borrowed, lives as long as the process. */
const char *mdg_exchange_element_of (const char *name);
/* NONE when there is no such element. */
MdgKind mdg_exchange_find_kind (const char *element);
/* Index of the field, or -1. */
int mdg_exchange_find_field (MdgKind kind,
                             const char *element);

/* "2026-05-12T05:05:00.123Z", the only way a time of a change is written. */
char *mdg_exchange_format_time (gint64 ms);
gboolean mdg_exchange_time_has_form (const char *text);
/* Also refuses the 30th of February. */
gboolean mdg_exchange_parse_time (const char *text,
                                  gint64 *ms);

/* Whether text is a value of the field by the rules of the schema; nothing else is looked at. */
gboolean mdg_exchange_value_is_valid (const MdgField *field,
                                      const char *text);
/* "live", "void", "tombstone". */
const char *mdg_exchange_state_name (MdgState state);
gboolean mdg_exchange_parse_state (const char *text,
                                   MdgState *state);

G_END_DECLS
