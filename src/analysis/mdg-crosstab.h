#pragma once

#include "mdg-crosstab-spec.h"
#include "mdg-facts.h"

G_BEGIN_DECLS

/* A cross table worked out: a value, independent of what it was counted from. Rows and columns are the combinations of
   codes that occur; an axis of months or fiscal years alone has no gaps. Without fields an axis has one place. */
typedef struct _MdgCrosstab MdgCrosstab;

/* The place of a code among the others of its field; NULL sorts codes by their text. None comes last. */
typedef int (*MdgCrosstabRank) (MdgCrosstabField field,
                                const char *code,
                                gpointer user_data);

/* INVALID when the table would have more than MDG_CROSSTAB_MAX_CELLS cells. */
#define MDG_CROSSTAB_MAX_CELLS 4000000
MdgCrosstab *mdg_crosstab_new (MdgFacts *facts,
                               const MdgCrosstabSpec *spec,
                               MdgCrosstabRank rank,
                               gpointer rank_data,
                               GError **error);
void mdg_crosstab_free (MdgCrosstab *self);

const MdgCrosstabSpec *mdg_crosstab_get_spec (const MdgCrosstab *self);
guint mdg_crosstab_get_n_rows (const MdgCrosstab *self);
guint mdg_crosstab_get_n_columns (const MdgCrosstab *self);
/* The code of a field of a row or column: level 0 is the first field. "" is none. */
const char *mdg_crosstab_get_row_code (const MdgCrosstab *self,
                                       guint row,
                                       guint level);
const char *mdg_crosstab_get_column_code (const MdgCrosstab *self,
                                          guint column,
                                          guint level);

/* MDG_CROSSTAB_TOTAL for row or column is the total. A consultation with several values counts in
   each of their cells and once in a total. */
#define MDG_CROSSTAB_TOTAL G_MAXUINT
gint64 mdg_crosstab_get_value (const MdgCrosstab *self,
                               guint row,
                               guint column);
/* Tenths of a percent, half up, of what the spec says; -1 of nothing and when the spec has no percent. */
int mdg_crosstab_get_percent (const MdgCrosstab *self,
                              guint row,
                              guint column);

/* What is counted in a cell or total, as the spec of a table without rows and columns: for
   mdg_crosstab_list_consultations, and to be shown in words. */
MdgCrosstabSpec *mdg_crosstab_dup_drill (const MdgCrosstab *self,
                                         guint row,
                                         guint column);
/* Row numbers (gint64) of the live consultations that fit the period and filters of a spec, in order of time. For
   contacts and minutes those with a contact that fits. */
GArray *mdg_crosstab_list_consultations (MdgFacts *facts,
                                         const MdgCrosstabSpec *spec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgCrosstab, mdg_crosstab_free)

G_END_DECLS
