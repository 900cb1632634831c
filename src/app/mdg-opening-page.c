#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-opening-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-workspace.h"

struct _MdgOpeningPage
{
  GtkBox parent_instance;

  char *path;
  GCancellable *cancellable;
  gboolean is_gone; /* with its window */

  GtkLabel *stage_label;
  GtkProgressBar *bar;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (MdgOpeningPage, mdg_opening_page, GTK_TYPE_BOX)

static void
on_progress (MdgOpeningStage stage,
             double part,
             gpointer data)
{
  MdgOpeningPage *self = data;
  gboolean copying = stage == MDG_OPENING_COPYING;
  gboolean stopping = g_cancellable_is_cancelled (self->cancellable);

  if (self->is_gone)
    return;

  gtk_label_set_label (self->stage_label, stopping ? _ ("Stopping…") : copying ? _ ("1 of 2: Keeping a copy of it as it is")
                                                                               : _ ("2 of 2: Converting"));
  gtk_widget_set_sensitive (self->stop_button, copying && !stopping);
  if (part >= 0)
    gtk_progress_bar_set_fraction (self->bar, part);
  else
    gtk_progress_bar_pulse (self->bar);
}

static void
on_stop (MdgOpeningPage *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->stop_button, FALSE);
}

static void
mdg_opening_page_dispose (GObject *object)
{
  MdgOpeningPage *self = MDG_OPENING_PAGE (object);

  self->is_gone = TRUE;
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_OPENING_PAGE);

  G_OBJECT_CLASS (mdg_opening_page_parent_class)->dispose (object);
}

static void
mdg_opening_page_finalize (GObject *object)
{
  MdgOpeningPage *self = MDG_OPENING_PAGE (object);

  g_clear_object (&self->cancellable);
  g_free (self->path);

  G_OBJECT_CLASS (mdg_opening_page_parent_class)->finalize (object);
}

static void
mdg_opening_page_class_init (MdgOpeningPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_opening_page_dispose;
  object_class->finalize = mdg_opening_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "mdg-opening-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgOpeningPage, stage_label);
  gtk_widget_class_bind_template_child (widget_class, MdgOpeningPage, bar);
  gtk_widget_class_bind_template_child (widget_class, MdgOpeningPage, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
}

static void
mdg_opening_page_init (MdgOpeningPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

typedef struct
{
  MdgOpeningPage *page; /* outlives the window, for progress is told until the end */
  GAsyncReadyCallback callback;
  gpointer user_data;
} Start;

static void
open_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  Start *start = user_data;

  start->callback (source, result, start->user_data);
  g_object_unref (start->page);
  g_free (start);
}

GtkWidget *
mdg_opening_page_new (const char *path,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  MdgOpeningPage *self = g_object_new (MDG_TYPE_OPENING_PAGE, NULL);
  Start *start = g_new0 (Start, 1);

  self->path = g_strdup (path);
  start->page = g_object_ref_sink (self);
  start->callback = callback;
  start->user_data = user_data;
  on_progress (MDG_OPENING_COPYING, 0, self);
  mdg_workspace_open_async (path, on_progress, self, self->cancellable, open_cb, start);

  return GTK_WIDGET (self);
}

const char *
mdg_opening_page_get_path (MdgOpeningPage *self)
{
  g_return_val_if_fail (MDG_IS_OPENING_PAGE (self), NULL);

  return self->path;
}

GCancellable *
mdg_opening_page_get_cancellable (MdgOpeningPage *self)
{
  g_return_val_if_fail (MDG_IS_OPENING_PAGE (self), NULL);

  return self->cancellable;
}
