#pragma once

#include <adwaita.h>

#include "mdg-change-stack.h"

G_BEGIN_DECLS

/* 会議の決定: what a board decided about an issue or a measure, with the meeting or the board, the day and the
   minutes. There is no other way to 採択, 見送り or 付議. What is refused is said beside its field. */
#define MDG_TYPE_DECISION_DIALOG (mdg_decision_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MdgDecisionDialog, mdg_decision_dialog, MDG, DECISION_DIALOG, AdwWindow)

/* kind: MDG_KIND_RAISED_ISSUE or MDG_KIND_MEASURE. NULL with error when it is not there. */
GtkWidget *mdg_decision_dialog_new (GtkWindow *parent,
                                    MdgWorkspace *workspace,
                                    MdgChangeStack *changes,
                                    MdgKind kind,
                                    const MdgUuid *uuid,
                                    GError **error);

/* For tests: the fields, and what is said beside the one that is refused ("" for none). */
GtkWidget *mdg_decision_dialog_get_verdict (MdgDecisionDialog *self);
GtkDropDown *mdg_decision_dialog_get_meeting (MdgDecisionDialog *self);
GtkDropDown *mdg_decision_dialog_get_board (MdgDecisionDialog *self);
GtkWidget *mdg_decision_dialog_get_day (MdgDecisionDialog *self);
GtkTextView *mdg_decision_dialog_get_minutes (MdgDecisionDialog *self);
const char *mdg_decision_dialog_get_fault (MdgDecisionDialog *self);

G_END_DECLS
