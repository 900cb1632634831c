#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-town-list-view.h"

#include <glib/gi18n-lib.h>

#include "mdg-dialogs.h"
#include "mdg-masters-towns.h"

#define MAX_REFUSED 5

struct _MdgTownListView
{
  GtkBox parent_instance;

  MdgWorkspace *workspace;
  GtkTextBuffer *text;
  GtkLabel *summary;
  GtkLabel *refused;
  MdgTownList *list; /* NULL while there is nothing to add */
  gboolean has_news;
};

G_DEFINE_FINAL_TYPE (MdgTownListView, mdg_town_list_view, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const MdgFileFilter filters[] = {
  { N_ ("Spreadsheets and CSV"), "*.csv;*.xlsx;*.txt;*.tsv" },
  { NULL, NULL },
};

static void
show_refused (MdgTownListView *self,
              GPtrArray *refused)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < refused->len && i < MAX_REFUSED; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) refused->pdata[i]);
  if (refused->len > MAX_REFUSED)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "\n… and %u line more", "\n… and %u lines more", refused->len - MAX_REFUSED), refused->len - MAX_REFUSED);
  gtk_label_set_text (self->refused, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->refused), refused->len > 0);
}

static void
show_summary (MdgTownListView *self,
              const GError *error)
{
  g_autoptr (MdgChange) change = mdg_change_new ("");
  g_auto (MdgTownListResult) result = { 0 };
  g_autofree char *text = NULL;

  self->has_news = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->refused), FALSE);
  gtk_label_set_text (self->summary, error != NULL ? error->message : "");
  if (self->list == NULL || !mdg_town_list_add_to_change (self->list, self->workspace, change, &result, NULL))
    return;

  text = g_strdup_printf (_ ("New areas %u, new towns %u, towns that change their area %u, known already %u"),
                          result.n_new_areas, result.n_new_towns, result.n_moved, result.n_same);
  gtk_label_set_text (self->summary, text);
  show_refused (self, result.refused);
  self->has_news = mdg_change_get_records (change)->len > 0;
}

static void
set_list (MdgTownListView *self,
          MdgTownList *list,
          const GError *error)
{
  g_clear_pointer (&self->list, mdg_town_list_free);
  self->list = list;
  show_summary (self, error);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_text_changed (MdgTownListView *self)
{
  g_autofree char *text = NULL;

  g_object_get (self->text, "text", &text, NULL);
  g_strstrip (text);
  if (*text == '\0')
    set_list (self, NULL, NULL);
  else
    set_list (self, mdg_town_list_new_for_text (text, NULL), NULL);
}

static void
choose_file_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (MdgTownListView) self = user_data;
  g_autoptr (GFile) file = mdg_dialog_choose_file_finish (result, NULL);
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;
  g_autoptr (GError) error = NULL;
  MdgTownList *list;

  if (path == NULL)
    return;

  list = mdg_town_list_new_for_path (path, &error);
  set_list (self, list, error);
}

static void
on_file_clicked (MdgTownListView *self)
{
  mdg_dialog_choose_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("List of Towns"), _ ("_Open"),
                                filters, NULL, NULL, NULL, choose_file_cb, g_object_ref (self));
}

static void
mdg_town_list_view_dispose (GObject *object)
{
  g_clear_object (&MDG_TOWN_LIST_VIEW (object)->workspace);

  G_OBJECT_CLASS (mdg_town_list_view_parent_class)->dispose (object);
}

static void
mdg_town_list_view_finalize (GObject *object)
{
  g_clear_pointer (&MDG_TOWN_LIST_VIEW (object)->list, mdg_town_list_free);

  G_OBJECT_CLASS (mdg_town_list_view_parent_class)->finalize (object);
}

static void
mdg_town_list_view_class_init (MdgTownListViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdg_town_list_view_dispose;
  object_class->finalize = mdg_town_list_view_finalize;

  signals[CHANGED] = g_signal_new ("changed", MDG_TYPE_TOWN_LIST_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_editor (MdgTownListView *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("List of towns and areas"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 130);
  gtk_widget_add_css_class (scroller, "mdg-settings-frame");
  gtk_widget_set_vexpand (scroller, TRUE);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);

  return scroller;
}

static void
mdg_town_list_view_init (MdgTownListView *self)
{
  GtkWidget *hint = gtk_label_new (_ ("Paste two columns from a spreadsheet: town and area, for example “常盤平三丁目　常盤平”. One column alone is a list of areas; a third one is the reading."));
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *file = gtk_button_new_with_mnemonic (_ ("Read from a _File…"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "mdg-dim");
  gtk_box_append (GTK_BOX (self), hint);
  gtk_box_append (GTK_BOX (self), new_editor (self));

  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->summary), TRUE);
  g_signal_connect_object (file, "clicked", G_CALLBACK (on_file_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (foot), file);
  gtk_box_append (GTK_BOX (self), foot);

  self->refused = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->refused, TRUE);
  gtk_label_set_xalign (self->refused, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->refused), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->refused), "mdg-field-error");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->refused));
}

GtkWidget *
mdg_town_list_view_new (MdgWorkspace *workspace)
{
  MdgTownListView *self = g_object_new (MDG_TYPE_TOWN_LIST_VIEW, NULL);

  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}

void
mdg_town_list_view_set_text (MdgTownListView *self,
                             const char *text)
{
  g_return_if_fail (MDG_IS_TOWN_LIST_VIEW (self));

  gtk_text_buffer_set_text (self->text, text, -1);
}

gboolean
mdg_town_list_view_has_news (MdgTownListView *self)
{
  g_return_val_if_fail (MDG_IS_TOWN_LIST_VIEW (self), FALSE);

  return self->has_news;
}

gboolean
mdg_town_list_view_add_to_change (MdgTownListView *self,
                                  MdgChange *change,
                                  GError **error)
{
  g_auto (MdgTownListResult) result = { 0 };

  g_return_val_if_fail (MDG_IS_TOWN_LIST_VIEW (self), FALSE);

  return self->list == NULL || mdg_town_list_add_to_change (self->list, self->workspace, change, &result, error);
}

const char *
mdg_town_list_view_get_summary (MdgTownListView *self)
{
  g_return_val_if_fail (MDG_IS_TOWN_LIST_VIEW (self), NULL);

  return gtk_label_get_text (self->summary);
}
