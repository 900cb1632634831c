#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-share-sheet-editor.h"

#include <glib/gi18n-lib.h>

#include "mdg-capture-keys.h"
#include "mdg-ime-guard.h"
#include "mdg-report-preview.h"
#include "mdg-report-share-sheet.h"
#include "mdg-share-sheet-document.h"
#include "mdg-text.h"
#include "mdg-toasts.h"

struct _MdgShareSheetEditor
{
  AdwWindow parent_instance;

  MdgWorkspace *workspace;
  MdgRecord *sheet;
  AdwToastOverlay *toasts;
  GtkTextView *views[MDG_SHARE_SHEET_DOCUMENT_N_HEADINGS];
  gboolean is_changed;
  gboolean closes_when_saved;
};

G_DEFINE_FINAL_TYPE (MdgShareSheetEditor, mdg_share_sheet_editor, ADW_TYPE_WINDOW)

static void
say (MdgShareSheetEditor *self,
     const char *text)
{
  mdg_toasts_show (self->toasts, text, NULL, NULL);
}

static void
collect (MdgShareSheetEditor *self)
{
  for (guint i = 0; i < MDG_SHARE_SHEET_DOCUMENT_N_HEADINGS; i++)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->views[i]);
      GtkTextIter from;
      GtkTextIter to;
      g_autofree char *text = NULL;
      g_autofree char *clean = NULL;

      gtk_text_buffer_get_bounds (buffer, &from, &to);
      text = gtk_text_buffer_get_text (buffer, &from, &to, FALSE);
      clean = mdg_text_clean (text, NULL);
      mdg_record_set_text (self->sheet, MDG_SHARE_SHEET_ITEM1 + i, clean);
    }
}

static void
save_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (MdgShareSheetEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mdg_workspace_save_finish (MDG_WORKSPACE (source), result, &error))
    {
      say (self, error->message);
      return;
    }

  self->is_changed = FALSE;
  if (self->closes_when_saved)
    gtk_window_close (GTK_WINDOW (self));
  else
    say (self, _ ("Sheet saved"));
}

/* The change hands its copy back with the new revision, so that the next save goes on from there. */
static void
on_workspace_changed (MdgShareSheetEditor *self,
                      MdgChange *change)
{
  MdgRecord *saved = mdg_change_find (change, mdg_record_get_uuid (self->sheet));

  if (saved != NULL)
    mdg_record_assign (self->sheet, saved);
}

static void
save_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgShareSheetEditor *self = MDG_SHARE_SHEET_EDITOR (widget);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Sharing sheet written"));

  collect (self);
  mdg_change_add (change, self->sheet);
  mdg_workspace_save_async (self->workspace, change, NULL, save_cb, g_object_ref (self));
}

static void
print_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgShareSheetEditor *self = MDG_SHARE_SHEET_EDITOR (widget);
  g_autoptr (GError) error = NULL;
  MdgReport *report;

  collect (self);
  report = mdg_report_share_sheet_new (self->workspace, self->sheet, &error);
  if (report == NULL)
    say (self, error->message);
  else
    mdg_report_preview_present (GTK_WINDOW (self), self->workspace, report);
}

/* What was typed is saved, not asked about: it can be taken back from the history. */
static gboolean
mdg_share_sheet_editor_close_request (GtkWindow *window)
{
  MdgShareSheetEditor *self = MDG_SHARE_SHEET_EDITOR (window);

  if (self->is_changed && !mdg_workspace_is_read_only (self->workspace))
    {
      if (!self->closes_when_saved)
        {
          self->closes_when_saved = TRUE;
          save_action (GTK_WIDGET (self), NULL, NULL);
          return TRUE;
        }
      self->closes_when_saved = FALSE;
    }

  return GTK_WINDOW_CLASS (mdg_share_sheet_editor_parent_class)->close_request (window);
}

static void
mdg_share_sheet_editor_dispose (GObject *object)
{
  MdgShareSheetEditor *self = MDG_SHARE_SHEET_EDITOR (object);

  g_clear_object (&self->sheet);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_share_sheet_editor_parent_class)->dispose (object);
}

static void
close_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
mdg_share_sheet_editor_class_init (MdgShareSheetEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_share_sheet_editor_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mdg_share_sheet_editor_close_request;

  gtk_widget_class_install_action (widget_class, "sheet.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "sheet.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "sheet.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "sheet.close", NULL);
}

static void
on_text_changed (MdgShareSheetEditor *self)
{
  self->is_changed = TRUE;
}

static void
on_suggestion_taken (GtkButton *button,
                     GtkTextBuffer *buffer)
{
  const char *text = g_object_get_data (G_OBJECT (button), "suggestion");

  gtk_text_buffer_set_text (buffer, text, -1);
}

/* Offered only as long as nothing is written there. */
static void
show_suggestion (GtkWidget *button,
                 GtkTextBuffer *buffer)
{
  gtk_widget_set_visible (button, gtk_text_buffer_get_char_count (buffer) == 0);
}

static GtkWidget *
new_suggestion (const char *text,
                GtkTextBuffer *buffer)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *flat = g_strdelimit (g_strdup (text), "\n", ' ');
  g_autofree char *words = g_strdup_printf (_ ("Put in what is known: %s"), flat);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "suggestion", g_strdup (text), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_suggestion_taken), buffer, 0);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (show_suggestion), button, G_CONNECT_SWAPPED);
  show_suggestion (button, buffer);

  return button;
}

static GtkWidget *
new_entry (MdgShareSheetEditor *self,
           guint i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *heading = g_strdup_printf ("%u　%s", i + 1, mdg_share_sheet_document_get_heading (i));
  GtkWidget *label = gtk_label_new (heading);
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  const char *text = mdg_record_get_text (self->sheet, MDG_SHARE_SHEET_ITEM1 + i);
  g_autofree char *suggestion = mdg_share_sheet_dup_suggestion (self->workspace, self->sheet, i);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "mdg-heading");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 54);
  gtk_widget_add_css_class (view, "mdg-card");
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
  self->views[i] = GTK_TEXT_VIEW (view);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);
  if (suggestion != NULL)
    gtk_box_append (GTK_BOX (box), new_suggestion (suggestion, buffer));

  return box;
}

static GtkWidget *
new_form (MdgShareSheetEditor *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  for (guint i = 0; i < MDG_SHARE_SHEET_DOCUMENT_N_HEADINGS; i++)
    gtk_box_append (GTK_BOX (box), new_entry (self, i));
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);

  return scrolled;
}

static GtkWidget *
new_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save"));
  GtkWidget *print = gtk_button_new_with_mnemonic (_ ("_Print"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "sheet.save");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "sheet.print");
  gtk_widget_add_css_class (save, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), print);

  return header;
}

static void
mdg_share_sheet_editor_init (MdgShareSheetEditor *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 640);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Information-sharing sheet"));
  mdg_capture_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "sheet.save");
  mdg_ime_guard_attach (GTK_WINDOW (self));
}

GtkWidget *
mdg_share_sheet_editor_new (GtkWindow *parent,
                            MdgWorkspace *workspace,
                            MdgRecord *sheet)
{
  MdgShareSheetEditor *self = g_object_new (MDG_TYPE_SHARE_SHEET_EDITOR, "transient-for", parent, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->workspace = g_object_ref (workspace);
  self->sheet = mdg_record_dup (sheet);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_box_append (GTK_BOX (box), new_header ());
  gtk_box_append (GTK_BOX (box), new_form (self));
  adw_toast_overlay_set_child (self->toasts, box);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->toasts));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
