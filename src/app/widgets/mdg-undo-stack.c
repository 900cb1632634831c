#define G_LOG_DOMAIN "mdg-app"

#include "mdg-undo-stack.h"

#include <string.h>

#define MAX_STEPS 1000
#define MIN_STEPS 100
#define MAX_BYTES (16 * 1024 * 1024)
/* A rest of this length ends a step. */
#define REST_US (800 * G_TIME_SPAN_MILLISECOND)
/* So does this much typing without a rest. */
#define MAX_JOINED 12

struct _MdgUndoStack
{
  GObject parent_instance;

  GPtrArray *states; /* of char; the one at index is what the form holds */
  guint index;
  gsize bytes;
  char *field; /* of the step at index, NULL when nothing may join it */
  gint64 at;
  guint n_joined;
};

G_DEFINE_FINAL_TYPE (MdgUndoStack, mdg_undo_stack, G_TYPE_OBJECT)

static void
mdg_undo_stack_finalize (GObject *object)
{
  MdgUndoStack *self = MDG_UNDO_STACK (object);

  g_ptr_array_unref (self->states);
  g_free (self->field);

  G_OBJECT_CLASS (mdg_undo_stack_parent_class)->finalize (object);
}

static void
mdg_undo_stack_class_init (MdgUndoStackClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_undo_stack_finalize;
}

static void
mdg_undo_stack_init (MdgUndoStack *self)
{
  self->states = g_ptr_array_new_with_free_func (g_free);
}

MdgUndoStack *
mdg_undo_stack_new (void)
{
  return g_object_new (MDG_TYPE_UNDO_STACK, NULL);
}

static void
remove_state (MdgUndoStack *self,
              guint index)
{
  self->bytes -= strlen (self->states->pdata[index]);
  g_ptr_array_remove_index (self->states, index);
}

static void
add_state (MdgUndoStack *self,
           const char *state)
{
  g_ptr_array_add (self->states, g_strdup (state));
  self->bytes += strlen (state);
  self->index = self->states->len - 1;
}

void
mdg_undo_stack_reset (MdgUndoStack *self,
                      const char *state)
{
  g_return_if_fail (MDG_IS_UNDO_STACK (self));

  g_ptr_array_set_size (self->states, 0);
  self->bytes = 0;
  mdg_undo_stack_break (self);
  add_state (self, state);
}

void
mdg_undo_stack_break (MdgUndoStack *self)
{
  g_return_if_fail (MDG_IS_UNDO_STACK (self));

  g_clear_pointer (&self->field, g_free);
}

static gboolean
can_join (MdgUndoStack *self,
          const char *field,
          gint64 now)
{
  return field != NULL && self->field != NULL && strcmp (field, self->field) == 0 && self->index > 0 && now - self->at < REST_US && self->n_joined < MAX_JOINED;
}

void
mdg_undo_stack_push (MdgUndoStack *self,
                     const char *state,
                     const char *field,
                     gint64 now)
{
  g_return_if_fail (MDG_IS_UNDO_STACK (self));

  if (self->states->len > 0 && strcmp (self->states->pdata[self->index], state) == 0)
    return;

  while (self->states->len > self->index + 1)
    remove_state (self, self->states->len - 1);
  if (can_join (self, field, now))
    {
      remove_state (self, self->index);
      self->n_joined++;
    }
  else
    self->n_joined = 1;
  add_state (self, state);
  while (self->states->len > MAX_STEPS + 1 || (self->states->len > MIN_STEPS + 1 && self->bytes > MAX_BYTES))
    {
      remove_state (self, 0);
      self->index--;
    }

  g_free (self->field);
  self->field = g_strdup (field);
  self->at = now;
}

gboolean
mdg_undo_stack_can_undo (MdgUndoStack *self)
{
  g_return_val_if_fail (MDG_IS_UNDO_STACK (self), FALSE);

  return self->index > 0;
}

gboolean
mdg_undo_stack_can_redo (MdgUndoStack *self)
{
  g_return_val_if_fail (MDG_IS_UNDO_STACK (self), FALSE);

  return self->index + 1 < self->states->len;
}

const char *
mdg_undo_stack_undo (MdgUndoStack *self)
{
  if (!mdg_undo_stack_can_undo (self))
    return NULL;

  mdg_undo_stack_break (self);

  return self->states->pdata[--self->index];
}

const char *
mdg_undo_stack_redo (MdgUndoStack *self)
{
  if (!mdg_undo_stack_can_redo (self))
    return NULL;

  mdg_undo_stack_break (self);

  return self->states->pdata[++self->index];
}
