#define G_LOG_DOMAIN "mdg-app"

#include "mdg-writing-page.h"

#include "mdg-window.h"

typedef struct
{
  MdgWorkspace *workspace;
  MdgChangeStack *changes;
} MdgWritingPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MdgWritingPage, mdg_writing_page, MDG_TYPE_PAGE)

static MdgWritingPagePrivate *
get_private (MdgWritingPage *self)
{
  return mdg_writing_page_get_instance_private (self);
}

static void
flush (MdgWritingPage *self)
{
  MDG_WRITING_PAGE_GET_CLASS (self)->flush (self);
}

static void
reload (MdgWritingPage *self,
        gboolean is_forced)
{
  MDG_WRITING_PAGE_GET_CLASS (self)->reload (self, is_forced);
}

static void
undo_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgWritingPage *self = MDG_WRITING_PAGE (widget);

  flush (self);
  if (g_str_equal (action_name, "writing.undo"))
    mdg_change_stack_undo (get_private (self)->changes);
  else
    mdg_change_stack_redo (get_private (self)->changes);
}

static void
mdg_writing_page_enter (MdgPage *page)
{
  reload (MDG_WRITING_PAGE (page), FALSE);
}

static void
mdg_writing_page_leave (MdgPage *page)
{
  flush (MDG_WRITING_PAGE (page));
}

/* Not sooner: fields that lose the focus while a page is taken apart still ask for them. */
static void
mdg_writing_page_finalize (GObject *object)
{
  MdgWritingPagePrivate *private = get_private (MDG_WRITING_PAGE (object));

  g_clear_object (&private->changes);
  g_clear_object (&private->workspace);

  G_OBJECT_CLASS (mdg_writing_page_parent_class)->finalize (object);
}

static void
mdg_writing_page_class_init (MdgWritingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_writing_page_finalize;
  MDG_PAGE_CLASS (klass)->enter = mdg_writing_page_enter;
  MDG_PAGE_CLASS (klass)->leave = mdg_writing_page_leave;

  gtk_widget_class_install_action (widget_class, "writing.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "writing.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "writing.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "writing.redo", NULL);
}

static void
mdg_writing_page_init (MdgWritingPage *self)
{
}

static void
on_changed (MdgWritingPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self, mdg_change_stack_is_undoing (get_private (self)->changes));
}

static void
on_said (MdgWritingPage *self,
         const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && MDG_IS_WINDOW (root))
    mdg_window_toast (MDG_WINDOW (root), text);
}

void
mdg_writing_page_set_up (MdgWritingPage *self,
                         MdgWorkspace *workspace)
{
  MdgWritingPagePrivate *private = get_private (self);

  g_return_if_fail (MDG_IS_WRITING_PAGE (self));
  g_return_if_fail (MDG_IS_WORKSPACE (workspace));

  private->workspace = g_object_ref (workspace);
  private->changes = mdg_change_stack_new (workspace);
  g_signal_connect_object (private->changes, "said", G_CALLBACK (on_said), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

MdgWorkspace *
mdg_writing_page_get_workspace (MdgWritingPage *self)
{
  g_return_val_if_fail (MDG_IS_WRITING_PAGE (self), NULL);

  return get_private (self)->workspace;
}

MdgChangeStack *
mdg_writing_page_get_changes (MdgWritingPage *self)
{
  g_return_val_if_fail (MDG_IS_WRITING_PAGE (self), NULL);

  return get_private (self)->changes;
}
