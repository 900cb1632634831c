#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-print-preview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdg-app-paths.h"
#include "mdg-dialogs.h"
#include "mdg-sheet.h"
#include "mdg-toasts.h"

#define THUMBNAIL_WIDTH 120.0
#define SHEET_MARGIN 24
#define ZOOM_STEP 1.25
#define MIN_SCALE 0.25
#define MAX_SCALE 6.0

struct _MdgPrintPreview
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkBox *choices;
  GtkBox *formats;
  GtkListView *list;
  GtkScrolledWindow *scroller;
  MdgSheet *sheet;
  GtkLabel *position;
  GtkWidget *print_button;
  AdwWindowTitle *window_title;

  MdgDocument *document;
  GtkSingleSelection *pages; /* as many strings as pages */
  char *file_name;
  double scale;
  gboolean is_fit;
  MdgPreviewRecordFunc record;
  gpointer record_data;
  GDestroyNotify record_destroy;
};

G_DEFINE_FINAL_TYPE (MdgPrintPreview, mdg_print_preview, ADW_TYPE_WINDOW)

/* What a format button does. */
typedef struct
{
  MdgPrintPreview *preview; /* borrowed: the button is inside it */
  char *label;
  char *suffix;
  MdgPreviewSaveFunc save;
  gpointer user_data;
  GDestroyNotify destroy;
} Format;

static void
format_free (gpointer data,
             GClosure *closure)
{
  Format *format = data;

  if (format->destroy != NULL)
    format->destroy (format->user_data);
  g_free (format->label);
  g_free (format->suffix);
  g_free (format);
}

void
mdg_print_preview_say (MdgPrintPreview *self,
                       const char *text)
{
  const char *end = strchr (text, '\n');
  g_autofree char *first = end != NULL ? g_strndup (text, (gsize) (end - text)) : NULL;

  /* Several lines are there to be read: what stops a sheet, and where. */
  if (first != NULL)
    {
      mdg_dialog_tell (GTK_WINDOW (self), first, end + 1);
      return;
    }

  mdg_toasts_show (self->toasts, text, NULL, NULL);
}

static void
apply_scale (MdgPrintPreview *self)
{
  double width;
  double height;
  int room = gtk_widget_get_width (GTK_WIDGET (self->scroller)) - 2 * SHEET_MARGIN;

  mdg_document_get_page_size_points (self->document, &width, &height);
  if (self->is_fit && room > 0)
    self->scale = CLAMP (room / width, MIN_SCALE, MAX_SCALE);
  mdg_sheet_set_scale (self->sheet, self->scale);
}

static gboolean
apply_scale_in_idle (gpointer user_data)
{
  MdgPrintPreview *self = user_data;

  if (self->document != NULL)
    apply_scale (self);

  return G_SOURCE_REMOVE;
}

static void
on_room_changed (MdgPrintPreview *self)
{
  /* Not now: GTK is in the middle of giving out the room. */
  g_idle_add_full (GDK_PRIORITY_REDRAW - 1, apply_scale_in_idle, g_object_ref (self), g_object_unref);
}

static void
show_page (MdgPrintPreview *self)
{
  guint page = mdg_print_preview_get_page (self);
  g_autofree char *text = g_strdup_printf ("%u / %u", page + 1, mdg_document_get_n_pages (self->document));

  gtk_label_set_text (self->position, text);
  mdg_sheet_set_page (self->sheet, self->document, page);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
turn (MdgPrintPreview *self,
      int step)
{
  int n_pages = (int) mdg_document_get_n_pages (self->document);
  guint page = (guint) CLAMP ((int) mdg_print_preview_get_page (self) + step, 0, n_pages - 1);

  gtk_single_selection_set_selected (self->pages, page);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", page);
}

static void
turn_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  turn (MDG_PRINT_PREVIEW (widget), g_variant_get_int32 (parameter));
}

static void
zoom_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgPrintPreview *self = MDG_PRINT_PREVIEW (widget);
  int direction = g_variant_get_int32 (parameter);

  self->is_fit = direction == 0;
  if (direction != 0)
    self->scale = CLAMP (direction > 0 ? self->scale * ZOOM_STEP : self->scale / ZOOM_STEP, MIN_SCALE, MAX_SCALE);
  apply_scale (self);
}

static gboolean
is_recorded (MdgPrintPreview *self,
             const char *kind)
{
  g_autoptr (GError) error = NULL;

  if (self->record == NULL || self->record (kind, self->record_data, &error))
    return TRUE;

  mdg_print_preview_say (self, error->message);

  return FALSE;
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              gpointer user_data)
{
  mdg_document_draw_sheet (user_data, gtk_print_context_get_cairo_context (context), (guint) page);
}

/* The whole paper: the document has its own margins. */
static GtkPageSetup *
new_page_setup (MdgDocument *document)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  MdgPaper paper = mdg_document_get_paper (document);
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (paper == MDG_PAPER_A3_LANDSCAPE ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, paper == MDG_PAPER_A4_PORTRAIT ? GTK_PAGE_ORIENTATION_PORTRAIT : GTK_PAGE_ORIENTATION_LANDSCAPE);

  return setup;
}

static void
print_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgPrintPreview *self = MDG_PRINT_PREVIEW (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = new_page_setup (self->document);
  g_autoptr (GError) error = NULL;

  if (!is_recorded (self, "print"))
    return;

  gtk_print_operation_set_n_pages (operation, (int) mdg_document_get_n_sheets (self->document));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, mdg_document_get_title (self->document));
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (on_draw_page), self->document, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    mdg_print_preview_say (self, error->message);
}

static void
choose_target_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  MdgPrintPreview *self = MDG_PRINT_PREVIEW (source);
  Format *format = user_data;
  g_autoptr (GFile) file = mdg_dialog_choose_file_finish (result, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (file == NULL || !is_recorded (self, format->suffix))
    return;
  if (g_file_peek_path (file) == NULL || !format->save (g_file_peek_path (file), format->user_data, &error))
    {
      mdg_print_preview_say (self, error != NULL ? error->message : _ ("Only a folder of this computer can be saved to. Nothing was written."));
      return;
    }

  text = g_strdup_printf (_ ("Saved as %s"), g_file_peek_path (file));
  mdg_print_preview_say (self, text);
}

static void
on_format_clicked (GtkButton *button,
                   gpointer user_data)
{
  Format *format = user_data;
  g_autofree char *name = g_strdup_printf ("%s.%s", format->preview->file_name, format->suffix);
  g_autofree char *pattern = g_strdup_printf ("*.%s", format->suffix);
  const MdgFileFilter filters[] = { { format->label, pattern }, { NULL, NULL } };

  mdg_dialog_choose_file_async (GTK_WINDOW (format->preview), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save"), _ ("_Save"), filters,
                                NULL, name, NULL, choose_target_cb, format);
}

static gboolean
save_pdf (const char *path,
          gpointer user_data,
          GError **error)
{
  MdgPrintPreview *self = user_data;

  return mdg_document_write_pdf (self->document, path, error);
}

static void
set_up_row (GtkSignalListItemFactory *factory,
            GtkListItem *item,
            gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "mdg-hint");
  gtk_box_append (GTK_BOX (box), mdg_sheet_new ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          gpointer user_data)
{
  MdgPrintPreview *self = user_data;
  GtkWidget *sheet = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_last_child (gtk_list_item_get_child (item));
  g_autofree char *text = g_strdup_printf ("%u", gtk_list_item_get_position (item) + 1);
  double width;
  double height;

  mdg_document_get_page_size_points (self->document, &width, &height);
  mdg_sheet_set_scale (MDG_SHEET (sheet), THUMBNAIL_WIDTH / width);
  mdg_sheet_set_page (MDG_SHEET (sheet), self->document, gtk_list_item_get_position (item));
  gtk_label_set_text (GTK_LABEL (label), text);
}

static void
mdg_print_preview_dispose (GObject *object)
{
  MdgPrintPreview *self = MDG_PRINT_PREVIEW (object);

  if (self->record_destroy != NULL)
    g_clear_pointer (&self->record_data, self->record_destroy);
  self->record = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_PRINT_PREVIEW);
  g_clear_object (&self->pages);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (mdg_print_preview_parent_class)->dispose (object);
}

static void
mdg_print_preview_finalize (GObject *object)
{
  g_free (MDG_PRINT_PREVIEW (object)->file_name);

  G_OBJECT_CLASS (mdg_print_preview_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
    int argument;
  } keys[] = {
    { GDK_KEY_Page_Down, 0, "preview.turn", 1 },
    { GDK_KEY_Page_Up, 0, "preview.turn", -1 },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom", 1 },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom", 1 },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "preview.zoom", 1 },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom", -1 },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "preview.zoom", -1 },
    { GDK_KEY_0, GDK_CONTROL_MASK, "preview.zoom", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, "i", keys[i].argument);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "preview.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mdg_print_preview_class_init (MdgPrintPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_print_preview_dispose;
  object_class->finalize = mdg_print_preview_finalize;

  g_type_ensure (MDG_TYPE_SHEET);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "widgets/mdg-print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgPrintPreview, toasts);
  gtk_widget_class_bind_template_child (widget_class, MdgPrintPreview, choices);
  gtk_widget_class_bind_template_child (widget_class, MdgPrintPreview, formats);
  gtk_widget_class_bind_template_child (widget_class, MdgPrintPreview, list);
  gtk_widget_class_bind_template_child (widget_class, MdgPrintPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, MdgPrintPreview, sheet);
  gtk_widget_class_bind_template_child (widget_class, MdgPrintPreview, position);
  gtk_widget_class_bind_template_child (widget_class, MdgPrintPreview, print_button);
  gtk_widget_class_bind_template_child (widget_class, MdgPrintPreview, window_title);
  gtk_widget_class_bind_template_callback (widget_class, set_up_row);
  gtk_widget_class_bind_template_callback (widget_class, bind_row);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "preview.turn", "i", turn_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom", "i", zoom_action);
  add_keys (widget_class);
}

static void
mdg_print_preview_init (MdgPrintPreview *self)
{
  GtkAdjustment *adjustment;

  self->is_fit = TRUE;
  self->scale = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), self->print_button);

  self->pages = gtk_single_selection_new (NULL);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->pages));
  g_signal_connect_object (self->pages, "notify::selected", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (on_room_changed), self, G_CONNECT_SWAPPED);
  mdg_print_preview_add_format (self, _ ("PDF"), "pdf", save_pdf, self, NULL);
}

GtkWidget *
mdg_print_preview_new (GtkWindow *parent,
                       MdgDocument *document,
                       const char *file_name)
{
  MdgPrintPreview *self;

  g_return_val_if_fail (MDG_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  self = g_object_new (MDG_TYPE_PRINT_PREVIEW, "transient-for", parent, NULL);
  self->file_name = g_strdup (file_name);
  mdg_print_preview_set_document (self, document);

  return GTK_WIDGET (self);
}

void
mdg_print_preview_set_recorder (MdgPrintPreview *self,
                                MdgPreviewRecordFunc record,
                                gpointer user_data,
                                GDestroyNotify destroy)
{
  g_return_if_fail (MDG_IS_PRINT_PREVIEW (self));
  g_return_if_fail (self->record == NULL);

  self->record = record;
  self->record_data = user_data;
  self->record_destroy = destroy;
}

void
mdg_print_preview_add_format (MdgPrintPreview *self,
                              const char *label,
                              const char *suffix,
                              MdgPreviewSaveFunc save,
                              gpointer user_data,
                              GDestroyNotify destroy)
{
  Format *format;
  GtkWidget *button;

  g_return_if_fail (MDG_IS_PRINT_PREVIEW (self));

  format = g_new0 (Format, 1);
  format->preview = self;
  format->label = g_strdup (label);
  format->suffix = g_strdup (suffix);
  format->save = save;
  format->user_data = user_data;
  format->destroy = destroy;
  button = gtk_button_new_with_label (label);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_format_clicked), format, format_free, 0);
  gtk_box_append (self->formats, button);
}

void
mdg_print_preview_add_choice (MdgPrintPreview *self,
                              GtkWidget *widget)
{
  g_return_if_fail (MDG_IS_PRINT_PREVIEW (self));

  gtk_box_append (self->choices, widget);
}

void
mdg_print_preview_set_document (MdgPrintPreview *self,
                                MdgDocument *document)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  guint page;

  g_return_if_fail (MDG_IS_PRINT_PREVIEW (self));
  g_return_if_fail (MDG_IS_DOCUMENT (document));
  g_return_if_fail (mdg_document_get_n_pages (document) > 0);

  page = self->document != NULL ? mdg_print_preview_get_page (self) : 0;
  g_set_object (&self->document, document);
  for (guint i = 0; i < mdg_document_get_n_pages (document); i++)
    gtk_string_list_append (strings, "");
  gtk_single_selection_set_model (self->pages, G_LIST_MODEL (strings));
  gtk_single_selection_set_selected (self->pages, MIN (page, mdg_document_get_n_pages (document) - 1));
  adw_window_title_set_title (self->window_title, mdg_document_get_title (document));
  gtk_window_set_title (GTK_WINDOW (self), mdg_document_get_title (document));
  apply_scale (self);
  show_page (self);
}

guint
mdg_print_preview_get_page (MdgPrintPreview *self)
{
  g_return_val_if_fail (MDG_IS_PRINT_PREVIEW (self), 0);

  return gtk_single_selection_get_selected (self->pages);
}
