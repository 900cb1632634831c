#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-drafts-button.h"

#include <glib/gi18n-lib.h>

struct _MdgDraftsButton
{
  GtkBox parent_instance;

  GtkMenuButton *button;
  GtkWidget *popover;
  GtkBox *list;
  MdgWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (MdgDraftsButton, mdg_drafts_button, GTK_TYPE_BOX)

static char *
describe (const MdgDraft *draft)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (draft->changed_at / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%-m/%-d %H:%M") : g_strdup ("");

  return g_strdup_printf ("%s　%s", time, draft->staff != NULL ? draft->staff : "");
}

static void
on_open_clicked (GtkButton *button,
                 gpointer user_data)
{
  MdgDraftsButton *self = user_data;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-draft", "s", g_object_get_data (G_OBJECT (button), "uuid"));
}

static void
on_delete_clicked (GtkButton *button,
                   gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.delete-draft", "s", g_object_get_data (G_OBJECT (button), "uuid"));
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_row (MdgDraftsButton *self,
         const MdgDraft *draft)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *open = gtk_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *delete = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *detail = describe (draft);
  g_autofree char *tip = g_strdup_printf (_ ("Delete the draft “%s”"), draft->title);

  gtk_box_append (GTK_BOX (texts), new_label (draft->title, "mdg-body"));
  gtk_box_append (GTK_BOX (texts), new_label (detail, "mdg-hint"));
  gtk_button_set_child (GTK_BUTTON (open), texts);
  gtk_widget_set_hexpand (open, TRUE);
  gtk_widget_add_css_class (open, "flat");
  gtk_widget_add_css_class (delete, "flat");
  gtk_widget_set_valign (delete, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (delete, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, draft->title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (delete), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data_full (G_OBJECT (open), "uuid", mdg_uuid_dup_string (&draft->uuid), g_free);
  g_object_set_data_full (G_OBJECT (delete), "uuid", mdg_uuid_dup_string (&draft->uuid), g_free);
  g_signal_connect_object (open, "clicked", G_CALLBACK (on_open_clicked), self, 0);
  g_signal_connect_object (delete, "clicked", G_CALLBACK (on_delete_clicked), self, 0);
  gtk_box_append (GTK_BOX (row), open);
  gtk_box_append (GTK_BOX (row), delete);
  gtk_box_append (self->list, row);
}

static void
show_drafts (MdgDraftsButton *self)
{
  g_autoptr (GPtrArray) drafts = mdg_workspace_list_drafts (self->workspace, NULL);
  g_autofree char *label = g_strdup_printf (_ ("Drafts %u"), drafts != NULL ? drafts->len : 0);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, row);
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    add_row (self, drafts->pdata[i]);
  gtk_menu_button_set_label (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), drafts != NULL && drafts->len > 0);
}

static void
mdg_drafts_button_dispose (GObject *object)
{
  MdgDraftsButton *self = MDG_DRAFTS_BUTTON (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_drafts_button_parent_class)->dispose (object);
}

static void
mdg_drafts_button_class_init (MdgDraftsButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdg_drafts_button_dispose;
}

static void
mdg_drafts_button_init (MdgDraftsButton *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->popover = gtk_popover_new ();
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self->popover), scrolled);
  gtk_menu_button_set_popover (self->button, self->popover);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->button));
}

GtkWidget *
mdg_drafts_button_new (MdgWorkspace *workspace)
{
  MdgDraftsButton *self = g_object_new (MDG_TYPE_DRAFTS_BUTTON, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "drafts-changed", G_CALLBACK (show_drafts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (show_drafts), self, G_CONNECT_SWAPPED);
  show_drafts (self);

  return GTK_WIDGET (self);
}

void
mdg_drafts_button_open (MdgDraftsButton *self)
{
  g_return_if_fail (MDG_IS_DRAFTS_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
