#pragma once

#include "mdg-crosstab-private.h"

G_BEGIN_DECLS

#define MDG_CROSSTAB_MAX_KEYS 4096 /* cells that one consultation may be counted in */
#define MDG_CROSSTAB_BLOCK 2048
#define MDG_CROSSTAB_NO_KEY G_MAXUINT32

/* The parts of a key with their columns; starts[row]: first of the other codes of a list. */
typedef struct
{
  MdgCrosstabPart part;
  MdgFactsView view;
  guint32 *starts;
  int contact_place; /* −1: of the consultation */
} MdgCrosstabAxis;

typedef struct
{
  MdgCrosstabAxis axes[MDG_CROSSTAB_MAX_PARTS];
  guint n;
  guint lists[MDG_CROSSTAB_MAX_PARTS];
  guint n_lists;
} MdgCrosstabPlan;

/* The place of the field among those that a contact has of its own (scope->codes); −1 for none. */
int mdg_crosstab_get_contact_place (MdgCrosstabField field);

void mdg_crosstab_plan_init (MdgCrosstabPlan *plan,
                             const MdgCrosstabScope *scope,
                             const MdgCrosstabPart *parts,
                             guint n_parts);
void mdg_crosstab_plan_clear (MdgCrosstabPlan *plan);
guint32 mdg_crosstab_axis_get_place (const MdgCrosstabAxis *axis,
                                     guint16 code);
/* Before mdg_crosstab_plan_expand. */
void mdg_crosstab_plan_index_lists (MdgCrosstabPlan *plan,
                                    guint n_rows);
/* Keys of rows [from, from + n) with the first codes of lists. */
void mdg_crosstab_plan_make_keys (const MdgCrosstabPlan *plan,
                                  guint from,
                                  guint n,
                                  guint32 *keys);
/* Keys of all rows; NO_KEY for those that are not let through. Owned. */
guint32 *mdg_crosstab_plan_make_all_keys (const MdgCrosstabPlan *plan,
                                          const MdgCrosstabScope *scope);
/* All keys of a row, from the one of its first codes; keys has room for MAX_KEYS. */
guint mdg_crosstab_plan_expand (const MdgCrosstabPlan *plan,
                                guint row,
                                guint32 key,
                                guint32 *keys);
/* Other codes of one list in rows [from, to), with the first ones of all else; keys are those of the rows. */
void mdg_crosstab_plan_count_others (const MdgCrosstabAxis *axis,
                                     const guint8 *mask,
                                     const guint32 *keys,
                                     guint from,
                                     guint to,
                                     gint64 *values);
/* Other codes of both lists. */
void mdg_crosstab_plan_count_pairs (const MdgCrosstabAxis *a,
                                    const MdgCrosstabAxis *b,
                                    const guint8 *mask,
                                    const guint32 *keys,
                                    guint from,
                                    guint to,
                                    gint64 *values);

G_END_DECLS
