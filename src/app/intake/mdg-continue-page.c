#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-continue-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-candidates.h"
#include "mdg-line-entry.h"
#include "mdg-list-walk.h"
#include "mdg-text.h"

#define MAX_SHOWN 40

struct _MdgContinuePage
{
  MdgPage parent_instance;

  MdgLineEntry *entry;
  GtkLabel *caption;
  GtkListBox *list;
  MdgWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (MdgContinuePage, mdg_continue_page, MDG_TYPE_PAGE)

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static char *
describe (MdgContinuePage *self,
          const MdgPastConsultation *line)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);

  return g_strdup_printf ("%s　%s　%s", line->number != NULL ? line->number : "", line->from != NULL ? line->from : "", mdg_vocabularies_get_short (vocabularies, "follow_state", line->follow_state, 0));
}

static void
add_row (MdgContinuePage *self,
         const MdgPastConsultation *line)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *when = line->received_at != NULL ? mdg_datetime_format (line->received_at) : g_strdup ("");
  g_autofree char *flat = g_strdelimit (g_strdup (line->text != NULL ? line->text : ""), "\n", ' ');
  g_autofree char *head = g_strdup_printf ("%s　%s", line->who != NULL ? line->who : _ ("Anonymous"), flat);
  g_autofree char *detail = describe (self, line);
  GtkWidget *day = new_label (when, "mdg-figures");

  gtk_label_set_width_chars (GTK_LABEL (day), 16);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), day);
  gtk_box_append (GTK_BOX (texts), new_label (head, "mdg-heading"));
  gtk_box_append (GTK_BOX (texts), new_label (detail, "mdg-hint"));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (row, "mdg-known-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, head, -1);
  g_object_set_data_full (G_OBJECT (row), "uuid", mdg_uuid_dup_string (&line->uuid), g_free);
  gtk_list_box_append (self->list, row);
}

static void
show_list (MdgContinuePage *self)
{
  const char *typed = mdg_line_entry_get_text (self->entry);
  g_autoptr (GPtrArray) lines = mdg_candidates_list_to_continue (self->workspace, typed, MAX_SHOWN, NULL);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    add_row (self, lines->pdata[i]);

  gtk_widget_set_visible (GTK_WIDGET (self->list), lines != NULL && lines->len > 0);
  if (lines == NULL || lines->len == 0)
    gtk_label_set_text (self->caption, typed[0] != '\0' ? _ ("No consultation fits this") : _ ("No consultation is open"));
  else
    gtk_label_set_text (self->caption, typed[0] != '\0' ? _ ("What fits, open ones first") : _ ("Open consultations, newest first"));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
on_changed (MdgLineEntry *entry,
            gpointer user_data)
{
  show_list (user_data);
}

static void
take (MdgContinuePage *self,
      GtkListBoxRow *row)
{
  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.continue-consultation", "s", g_object_get_data (G_OBJECT (row), "uuid"));
}

static void
on_row_activated (GtkListBox *list,
                  GtkListBoxRow *row,
                  gpointer user_data)
{
  take (user_data, row);
}

static void
on_activate (MdgContinuePage *self)
{
  take (self, gtk_list_box_get_selected_row (self->list));
}

static void
mdg_continue_page_enter (MdgPage *page)
{
  MdgContinuePage *self = MDG_CONTINUE_PAGE (page);

  mdg_line_entry_set_text (self->entry, "");
  show_list (self);
}

static void
mdg_continue_page_focus_first (MdgPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (MDG_CONTINUE_PAGE (page)->entry));
}

static void
mdg_continue_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_CONTINUE_PAGE);
  g_clear_object (&MDG_CONTINUE_PAGE (object)->workspace);

  G_OBJECT_CLASS (mdg_continue_page_parent_class)->dispose (object);
}

static void
mdg_continue_page_class_init (MdgContinuePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_continue_page_dispose;
  MDG_PAGE_CLASS (klass)->enter = mdg_continue_page_enter;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_continue_page_focus_first;

  g_type_ensure (MDG_TYPE_LINE_ENTRY);
  g_type_ensure (ADW_TYPE_CLAMP);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "intake/mdg-continue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgContinuePage, entry);
  gtk_widget_class_bind_template_child (widget_class, MdgContinuePage, caption);
  gtk_widget_class_bind_template_child (widget_class, MdgContinuePage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
mdg_continue_page_init (MdgContinuePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mdg_page_set_title (MDG_PAGE (self), _ ("Write on"));
  mdg_list_walk_attach (GTK_WIDGET (self->entry), self->list);
  g_signal_connect_object (mdg_line_entry_get_text_widget (self->entry), "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
}

MdgContinuePage *
mdg_continue_page_new (MdgWorkspace *workspace)
{
  MdgContinuePage *self = g_object_new (MDG_TYPE_CONTINUE_PAGE, NULL);

  self->workspace = g_object_ref (workspace);

  return self;
}
