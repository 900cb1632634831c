#pragma once

#include <glib.h>

#include "mdg-crosstab-field.h"

G_BEGIN_DECLS

#define MDG_CROSSTAB_MAX_AXIS 2

/* Consultations with any of the codes in the field; "" is none. */
typedef struct
{
  MdgCrosstabField field;
  char **codes;
} MdgCrosstabFilter;

/* What to count, by what: kept under a name as JSON. */
typedef struct
{
  MdgCrosstabField rows[MDG_CROSSTAB_MAX_AXIS];
  guint n_rows;
  MdgCrosstabField columns[MDG_CROSSTAB_MAX_AXIS];
  guint n_columns;
  MdgCrosstabMeasure measure;
  MdgCrosstabPercent percent;
  char *from; /* ISO days, both included; NULL without a limit */
  char *to;
  GPtrArray *filters; /* MdgCrosstabFilter; all must fit */
} MdgCrosstabSpec;

/* Of all consultations, without rows and columns. */
MdgCrosstabSpec *mdg_crosstab_spec_new (void);
MdgCrosstabSpec *mdg_crosstab_spec_copy (const MdgCrosstabSpec *spec);
void mdg_crosstab_spec_free (MdgCrosstabSpec *spec);
/* codes is copied. */
void mdg_crosstab_spec_add_filter (MdgCrosstabSpec *spec,
                                   MdgCrosstabField field,
                                   const char *const *codes);

char *mdg_crosstab_spec_to_json (const MdgCrosstabSpec *spec);
/* INVALID, saying which part, when a field is unknown or stands twice, an axis has more than two, a date is wrong. */
MdgCrosstabSpec *mdg_crosstab_spec_from_json (const char *json,
                                              GError **error);
/* As in JSON, for the command line: "profession", "fiscal_year"; FALSE when there is no such field. */
const char *mdg_crosstab_field_get_name (MdgCrosstabField field);
gboolean mdg_crosstab_field_from_name (const char *name,
                                       MdgCrosstabField *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgCrosstabSpec, mdg_crosstab_spec_free)

G_END_DECLS
