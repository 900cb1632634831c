#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-window.h"

/* A register that is converted stands in the place of the start page until it is open. */

#define OPENING "opening"

static GtkStack *
get_stack (MdgWindow *self)
{
  return GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (self), MDG_TYPE_WINDOW, "main_stack"));
}

MdgOpeningPage *
mdg_window_get_opening (MdgWindow *self)
{
  GtkStack *stack;

  g_return_val_if_fail (MDG_IS_WINDOW (self), NULL);

  /* A window that was closed has lost it. */
  stack = get_stack (self);

  return stack != NULL ? (MdgOpeningPage *) gtk_stack_get_child_by_name (stack, OPENING) : NULL;
}

void
mdg_window_set_opening (MdgWindow *self,
                        MdgOpeningPage *page)
{
  MdgOpeningPage *old = mdg_window_get_opening (self);
  GtkStack *stack = get_stack (self);

  g_return_if_fail (MDG_IS_WINDOW (self));

  if (page != NULL)
    {
      gtk_stack_add_named (stack, GTK_WIDGET (page), OPENING);
      gtk_stack_set_visible_child_name (stack, OPENING);
    }
  else if (old != NULL)
    {
      gtk_stack_set_visible_child_name (stack, "start");
      gtk_stack_remove (stack, GTK_WIDGET (old));
    }
}
