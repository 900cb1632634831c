#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Saves one change after the other and takes them back in turn. What is asked for while a save is under way
   waits and is made of the register as it is then, so that fast keys never act on what is no longer so.
   At least the last 200 changes can be undone. */
#define MDG_TYPE_CHANGE_STACK (mdg_change_stack_get_type ())
G_DECLARE_FINAL_TYPE (MdgChangeStack, mdg_change_stack, MDG, CHANGE_STACK, GObject)

/* Signals:
     saved (MdgChange *change)   what was asked for is on disk
     said (char *text)           something went wrong, or was left as it is
     settled ()                  nothing is under way any more */

MdgChangeStack *mdg_change_stack_new (MdgWorkspace *workspace);

/* NULL without an error: there is nothing to do. */
typedef MdgChange *(*MdgChangeMaker) (MdgWorkspace *workspace,
                                      gpointer data,
                                      GError **error);
void mdg_change_stack_run (MdgChangeStack *self,
                           MdgChangeMaker maker,
                           gpointer data,
                           GDestroyNotify destroy);
void mdg_change_stack_undo (MdgChangeStack *self);
void mdg_change_stack_redo (MdgChangeStack *self);
/* TRUE while "changed" of the workspace comes from an undo or redo of this stack. */
gboolean mdg_change_stack_is_undoing (MdgChangeStack *self);
gboolean mdg_change_stack_is_busy (MdgChangeStack *self);
guint mdg_change_stack_get_n_undo (MdgChangeStack *self);

G_END_DECLS
