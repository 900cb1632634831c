#pragma once

#include "mdg-intake-binder.h"

G_BEGIN_DECLS

/* One memo: when, who, about whom, what, its code, what next. */
#define MDG_TYPE_MEMO_ROW (mdg_memo_row_get_type ())
G_DECLARE_FINAL_TYPE (MdgMemoRow, mdg_memo_row, MDG, MEMO_ROW, GtkBox)

/* number is shown and names the fields for a screen reader. Signal: edited (). */
MdgMemoRow *mdg_memo_row_new (MdgIntake *intake,
                              guint number);
MdgIntake *mdg_memo_row_get_intake (MdgMemoRow *self);
MdgIntakeBinder *mdg_memo_row_get_binder (MdgMemoRow *self);
void mdg_memo_row_set_problem (MdgMemoRow *self,
                               const char *problem);
/* Nothing of its own to save: the time alone is no memo. */
gboolean mdg_memo_row_is_blank (MdgMemoRow *self);

G_END_DECLS
