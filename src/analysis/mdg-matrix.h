#pragma once

#include <glib-object.h>

#include "mdg-uuid.h"

G_BEGIN_DECLS

/* Cases × issues: columns in groups, in each cell the issues ticked. Totals count cases with at least one
   tick; ticks are counted apart. A pure value: filled by whoever has the rows. */
#define MDG_TYPE_MATRIX (mdg_matrix_get_type ())
G_DECLARE_FINAL_TYPE (MdgMatrix, mdg_matrix, MDG, MATRIX, GObject)

typedef struct
{
  char *code;
  char *label; /* short label, or the words of その他 */
  gboolean is_fact;
  int weight;    /* 1–4, 0 when none was given */
  MdgUuid issue; /* the record of the tick */
} MdgTick;

MdgMatrix *mdg_matrix_new (void);

guint mdg_matrix_add_group (MdgMatrix *self,
                            const char *label);
guint mdg_matrix_add_column (MdgMatrix *self,
                             guint group,
                             const char *code,
                             const char *head);
guint mdg_matrix_add_row (MdgMatrix *self,
                          const MdgUuid *case_uuid,
                          const char *letter,
                          gboolean is_starred,
                          const char *attributes,
                          const char *stage);
/* The same code twice in a cell counts and stands once. */
void mdg_matrix_add_tick (MdgMatrix *self,
                          guint row,
                          guint column,
                          const MdgTick *tick);

guint mdg_matrix_get_n_groups (MdgMatrix *self);
guint mdg_matrix_get_n_columns (MdgMatrix *self);
guint mdg_matrix_get_n_rows (MdgMatrix *self);
const char *mdg_matrix_get_group_label (MdgMatrix *self,
                                        guint group);
guint mdg_matrix_get_column_group (MdgMatrix *self,
                                   guint column);
const char *mdg_matrix_get_column_code (MdgMatrix *self,
                                        guint column);
const char *mdg_matrix_get_column_head (MdgMatrix *self,
                                        guint column);
/* The column of that code, or -1. */
int mdg_matrix_find_column (MdgMatrix *self,
                            const char *code);
const MdgUuid *mdg_matrix_get_case (MdgMatrix *self,
                                    guint row);
const char *mdg_matrix_get_letter (MdgMatrix *self,
                                   guint row);
gboolean mdg_matrix_is_starred (MdgMatrix *self,
                                guint row);
const char *mdg_matrix_get_attributes (MdgMatrix *self,
                                       guint row);
const char *mdg_matrix_get_stage (MdgMatrix *self,
                                  guint row);
/* Ticks of a cell in the order they were added; NULL with *n 0 when empty. */
const MdgTick *mdg_matrix_get_cell (MdgMatrix *self,
                                    guint row,
                                    guint column,
                                    guint *n);

/* Cases with at least one tick in the column or group; ticks of the column. */
guint mdg_matrix_count_cases (MdgMatrix *self,
                              guint column);
guint mdg_matrix_count_group_cases (MdgMatrix *self,
                                    guint group);
guint mdg_matrix_count_ticks (MdgMatrix *self,
                              guint column);
/* Tenths of a percent of n in all rows, half up; -1 without rows. */
int mdg_matrix_get_share (MdgMatrix *self,
                          guint n);

G_END_DECLS
