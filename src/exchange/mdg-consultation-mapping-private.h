#pragma once

#include "mdg-consultation-mapping.h"

G_BEGIN_DECLS

typedef struct
{
  char *header;
  const char *field; /* static; NULL when left out */
  char *word;
} MdgMappingColumn;

struct _MdgConsultationMapping
{
  guint header_row;
  GPtrArray *columns;  /* MdgMappingColumn */
  GHashTable *codes;   /* vocabulary to (folded word to code) */
  GPtrArray *previous; /* cells of the row above */
  char *previous_date;
};

typedef enum
{
  MDG_MAPPING_RECEIVED, /* received_at, _date, _time */
  MDG_MAPPING_LINE,     /* one line of text, the first column wins */
  MDG_MAPPING_TEXT,     /* columns are joined, each after the first with its name */
  MDG_MAPPING_CODE,
  MDG_MAPPING_CODES,
  MDG_MAPPING_PHONE,
  MDG_MAPPING_BIRTH,
  MDG_MAPPING_AGE,
  MDG_MAPPING_MINUTES,
  MDG_MAPPING_DUE,
} MdgMappingKind;

typedef struct
{
  const char *name;
  MdgMappingKind kind;
  const char *vocabulary; /* of CODE and CODES */
} MdgMappingField;

const MdgMappingField *mdg_mapping_field_find (const char *name);
const MdgMappingField *mdg_mapping_field_list (guint *n);
MdgConsultationMapping *mdg_consultation_mapping_new_empty (void);
void mdg_consultation_mapping_add_column (MdgConsultationMapping *self,
                                          const char *header,
                                          const char *field,
                                          const char *word);

/* Compiled once in *regex, which is static: a list has many cells. */
const GRegex *mdg_mapping_get_regex (GRegex **regex,
                                     const char *pattern,
                                     GRegexCompileFlags flags);
/* Values of single cells; NULL with a reason in plain words when they cannot be read. */
char *mdg_mapping_parse_age (const char *text);
gboolean mdg_mapping_is_age_band (const char *text);
char *mdg_mapping_parse_minutes (const char *text);
gboolean mdg_mapping_is_damaged_number (const char *text);
/* The ISO date of a serial number of Excel, else NULL. */
char *mdg_mapping_parse_serial (const char *text);
/* Telephone with the zero a spreadsheet took; *is_mended tells. */
char *mdg_mapping_mend_phone (const char *text,
                              gboolean *is_mended);
char *mdg_mapping_normalize (const char *text);

G_END_DECLS
