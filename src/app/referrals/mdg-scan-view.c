#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-scan-view.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-scan-sheet.h"
#include "mdg-scan.h"

#define STEP 1.25
/* Room beside the sheet for the scroll bar. */
#define EDGE 18

struct _MdgScanView
{
  GtkBox parent_instance;

  GtkWidget *tools;
  GtkLabel *name_label;
  GtkWidget *page_tools;
  GtkLabel *page_label;
  GtkStack *stack;
  GtkLabel *closed_label;
  GtkLabel *reason_label;
  GtkWidget *attach_button;
  GtkWidget *again_button;
  GtkScrolledWindow *scrolled;
  MdgScanSheet *sheet;

  MdgScan *scan;
  guint page;
  GCancellable *reading;
  char *name;
  gboolean can_attach;
  guint fitting;
};

G_DEFINE_FINAL_TYPE (MdgScanView, mdg_scan_view, GTK_TYPE_BOX)

enum
{
  WANTED,
  ATTACH,
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
stop_reading (MdgScanView *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
show_tools (MdgScanView *self)
{
  guint n = self->scan != NULL ? mdg_scan_get_n_pages (self->scan) : 0;
  g_autofree char *text = g_strdup_printf ("%u / %u", self->page + 1, n);

  gtk_widget_set_visible (self->tools, n > 0);
  gtk_widget_set_visible (self->page_tools, n > 1);
  gtk_label_set_text (self->page_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scan.previous", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scan.next", self->page + 1 < n);
}

static void
draw_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (MdgScanView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = mdg_scan_draw_finish (MDG_SCAN (source), result, &error);
  g_autofree char *name = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || MDG_SCAN (source) != self->scan)
    return;
  if (texture == NULL)
    {
      mdg_scan_view_fail (self, error->message);
      return;
    }

  name = g_strdup_printf (_ ("Original, page %u"), self->page + 1);
  mdg_scan_sheet_set_texture (self->sheet, texture);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_stack_set_visible_child_name (self->stack, "picture");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
draw (MdgScanView *self)
{
  stop_reading (self);
  self->reading = g_cancellable_new ();
  show_tools (self);
  mdg_scan_draw_async (self->scan, self->page, self->reading, draw_cb, g_object_ref (self));
}

static void
open_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (MdgScanView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgScan) scan = mdg_scan_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (scan == NULL)
    {
      mdg_scan_view_fail (self, error->message);
      return;
    }

  g_set_object (&self->scan, scan);
  self->page = 0;
  mdg_scan_sheet_set_zoom (self->sheet, 1);
  draw (self);
}

static void
page_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgScanView *self = MDG_SCAN_VIEW (widget);
  gboolean is_next = g_str_equal (action_name, "scan.next");

  if (self->scan == NULL || (is_next ? self->page + 1 >= mdg_scan_get_n_pages (self->scan) : self->page == 0))
    return;

  self->page = is_next ? self->page + 1 : self->page - 1;
  draw (self);
}

static void
zoom_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgScanSheet *sheet = MDG_SCAN_VIEW (widget)->sheet;

  mdg_scan_sheet_set_zoom (sheet, mdg_scan_sheet_get_zoom (sheet) * (g_str_equal (action_name, "scan.larger") ? STEP : 1 / STEP));
}

static void
turn_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  mdg_scan_sheet_turn (MDG_SCAN_VIEW (widget)->sheet);
}

static void
open_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  g_signal_emit (widget, signals[WANTED], 0);
}

static void
attach_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  g_signal_emit (widget, signals[ATTACH], 0);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         gpointer user_data)
{
  MdgScanView *self = user_data;
  GSList *files = g_value_get_boxed (value);

  if (!self->can_attach || files == NULL)
    return FALSE;

  g_signal_emit (self, signals[DROPPED], 0, files->data);

  return TRUE;
}

static gboolean
fit_in_idle (gpointer user_data)
{
  MdgScanView *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self->scrolled));

  self->fitting = 0;
  if (width > EDGE)
    mdg_scan_sheet_set_room (self->sheet, width - EDGE);

  return G_SOURCE_REMOVE;
}

/* Not now: GTK is in the middle of giving out the room. */
static void
on_room_changed (MdgScanView *self)
{
  if (self->fitting == 0)
    self->fitting = g_idle_add (fit_in_idle, self);
}

static void
mdg_scan_view_dispose (GObject *object)
{
  MdgScanView *self = MDG_SCAN_VIEW (object);

  stop_reading (self);
  g_clear_handle_id (&self->fitting, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_SCAN_VIEW);
  g_clear_object (&self->scan);

  G_OBJECT_CLASS (mdg_scan_view_parent_class)->dispose (object);
}

static void
mdg_scan_view_finalize (GObject *object)
{
  g_free (MDG_SCAN_VIEW (object)->name);

  G_OBJECT_CLASS (mdg_scan_view_parent_class)->finalize (object);
}

static void
mdg_scan_view_class_init (MdgScanViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_scan_view_dispose;
  object_class->finalize = mdg_scan_view_finalize;
  signals[WANTED] = g_signal_new ("wanted", MDG_TYPE_SCAN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ATTACH] = g_signal_new ("attach", MDG_TYPE_SCAN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DROPPED] = g_signal_new ("dropped", MDG_TYPE_SCAN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "referrals/mdg-scan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgScanView, tools);
  gtk_widget_class_bind_template_child (widget_class, MdgScanView, name_label);
  gtk_widget_class_bind_template_child (widget_class, MdgScanView, page_tools);
  gtk_widget_class_bind_template_child (widget_class, MdgScanView, page_label);
  gtk_widget_class_bind_template_child (widget_class, MdgScanView, stack);
  gtk_widget_class_bind_template_child (widget_class, MdgScanView, closed_label);
  gtk_widget_class_bind_template_child (widget_class, MdgScanView, reason_label);
  gtk_widget_class_bind_template_child (widget_class, MdgScanView, attach_button);
  gtk_widget_class_bind_template_child (widget_class, MdgScanView, again_button);
  gtk_widget_class_bind_template_child (widget_class, MdgScanView, scrolled);
  gtk_widget_class_install_action (widget_class, "scan.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "scan.attach", NULL, attach_action);
  gtk_widget_class_install_action (widget_class, "scan.previous", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "scan.next", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "scan.larger", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "scan.smaller", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "scan.turn", NULL, turn_action);
}

static void
mdg_scan_view_init (MdgScanView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->sheet = MDG_SCAN_SHEET (mdg_scan_sheet_new ());
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->sheet));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scrolled), "notify::page-size", G_CALLBACK (on_room_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scrolled, "map", G_CALLBACK (on_room_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  mdg_scan_view_set_can_attach (self, TRUE);
  mdg_scan_view_set_name (self, NULL);
}

GtkWidget *
mdg_scan_view_new (void)
{
  return g_object_new (MDG_TYPE_SCAN_VIEW, NULL);
}

void
mdg_scan_view_set_name (MdgScanView *self,
                        const char *name)
{
  g_return_if_fail (MDG_IS_SCAN_VIEW (self));

  stop_reading (self);
  g_clear_object (&self->scan);
  mdg_scan_sheet_set_texture (self->sheet, NULL);
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_label_set_text (self->name_label, name != NULL ? name : "");
  gtk_label_set_text (self->closed_label, name != NULL ? name : "");
  gtk_stack_set_visible_child_name (self->stack, name != NULL ? "closed" : "none");
  show_tools (self);
}

void
mdg_scan_view_set_can_attach (MdgScanView *self,
                              gboolean can_attach)
{
  g_return_if_fail (MDG_IS_SCAN_VIEW (self));

  self->can_attach = can_attach;
  gtk_widget_set_visible (self->attach_button, can_attach);
  gtk_widget_set_visible (self->again_button, can_attach);
}

void
mdg_scan_view_open (MdgScanView *self,
                    GBytes *bytes)
{
  g_return_if_fail (MDG_IS_SCAN_VIEW (self));

  stop_reading (self);
  self->reading = g_cancellable_new ();
  mdg_scan_open_async (bytes, self->reading, open_cb, g_object_ref (self));
}

void
mdg_scan_view_fail (MdgScanView *self,
                    const char *reason)
{
  g_return_if_fail (MDG_IS_SCAN_VIEW (self));

  gtk_label_set_text (self->reason_label, reason);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

gboolean
mdg_scan_view_is_open (MdgScanView *self)
{
  g_return_val_if_fail (MDG_IS_SCAN_VIEW (self), FALSE);

  return self->scan != NULL;
}

gboolean
mdg_scan_view_has_picture (MdgScanView *self)
{
  g_return_val_if_fail (MDG_IS_SCAN_VIEW (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "picture") == 0 && mdg_scan_sheet_get_texture (self->sheet) != NULL;
}
