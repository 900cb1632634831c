#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Steps of a whole form: each is what the form holds, as a text. Letters typed on in one field are one step
   until the person rests, begins a new word or goes elsewhere. Holds many hundred steps of a usual form, and
   at least a hundred of any. */
#define MDG_TYPE_UNDO_STACK (mdg_undo_stack_get_type ())
G_DECLARE_FINAL_TYPE (MdgUndoStack, mdg_undo_stack, MDG, UNDO_STACK, GObject)

MdgUndoStack *mdg_undo_stack_new (void);

/* Forgets all and begins with this. */
void mdg_undo_stack_reset (MdgUndoStack *self,
                           const char *state);
/* The form now holds state. field names where the change was made and joins steps of typing; NULL is a step of
   its own. now is in microseconds of the monotonic clock. */
void mdg_undo_stack_push (MdgUndoStack *self,
                          const char *state,
                          const char *field,
                          gint64 now);
/* The next letter begins a step of its own. */
void mdg_undo_stack_break (MdgUndoStack *self);

gboolean mdg_undo_stack_can_undo (MdgUndoStack *self);
gboolean mdg_undo_stack_can_redo (MdgUndoStack *self);
/* What the form is to hold now; borrowed, NULL when there is nothing to take back. */
const char *mdg_undo_stack_undo (MdgUndoStack *self);
const char *mdg_undo_stack_redo (MdgUndoStack *self);

G_END_DECLS
