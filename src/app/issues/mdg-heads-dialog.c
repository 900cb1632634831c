#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-heads-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-classify-columns.h"
#include "mdg-classify-step.h"
#include "mdg-ime-guard.h"
#include "mdg-issue-columns.h"

struct _MdgHeadsDialog
{
  AdwWindow parent_instance;

  MdgWorkspace *workspace;
  MdgChangeStack *changes;
  int fiscal_year;
  char **presets;
  gboolean is_showing;

  GtkWidget *choice;
  GPtrArray *entries; /* borrowed AdwEntryRow, one a column */
  GPtrArray *groups;  /* borrowed AdwEntryRow, one a group */
};

G_DEFINE_FINAL_TYPE (MdgHeadsDialog, mdg_heads_dialog, ADW_TYPE_WINDOW)

static const char *
get_preset_title (const char *name)
{
  if (g_str_equal (name, "matsudo"))
    return _ ("Matsudo");
  if (g_str_equal (name, "figure12"))
    return _ ("As read in figure 12");

  return name;
}

/* What is shown is shown by the same code as in the sheet, with the choice tried on a copy of the centre. */
static void
show_heads (MdgHeadsDialog *self,
            const char *const *heads)
{
  g_auto (GStrv) groups = mdg_issue_columns_dup_groups (self->workspace, self->fiscal_year);

  self->is_showing = TRUE;
  for (guint i = 0; i < self->groups->len && groups[i] != NULL; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->groups->pdata[i]), groups[i]);
  for (guint i = 0; i < self->entries->len; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->entries->pdata[i]), heads != NULL && heads[i] != NULL ? heads[i] : "");
  self->is_showing = FALSE;
}

static const char *
get_chosen (MdgHeadsDialog *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->choice));

  return selected < g_strv_length (self->presets) ? self->presets[selected] : MDG_HEADS_OWN;
}

static void
on_choice_selected (MdgHeadsDialog *self)
{
  const char *name = get_chosen (self);
  g_auto (GStrv) heads = g_str_equal (name, MDG_HEADS_OWN) ? NULL : mdg_issue_columns_dup_preset (name);

  if (heads != NULL)
    show_heads (self, (const char *const *) heads);
}

/* Who edits a head has made it the centre's own. */
static void
on_head_edited (MdgHeadsDialog *self)
{
  if (!self->is_showing)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->choice), g_strv_length (self->presets));
}

static char *
dup_head (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static char *
dup_own (MdgHeadsDialog *self)
{
  GString *own = g_string_new (NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *head = dup_head (self->entries->pdata[i]);

      g_string_append_printf (own, "%s%s", i > 0 ? "\n" : "", head);
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      g_autofree char *head = dup_head (self->groups->pdata[i]);

      g_string_append_printf (own, "\n%c%s", MDG_HEADS_GROUP_SIGN, head);
    }

  return g_string_free (own, FALSE);
}

static void
on_save_clicked (MdgHeadsDialog *self)
{
  const char *name = get_chosen (self);
  g_autofree char *own = g_str_equal (name, MDG_HEADS_OWN) ? dup_own (self) : NULL;

  mdg_classify_step_heads (self->changes, name, own);
  gtk_window_close (GTK_WINDOW (self));
}

static void
mdg_heads_dialog_dispose (GObject *object)
{
  MdgHeadsDialog *self = MDG_HEADS_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->changes);
  g_clear_pointer (&self->presets, g_strfreev);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);

  G_OBJECT_CLASS (mdg_heads_dialog_parent_class)->dispose (object);
}

static gboolean
close_window (GtkWidget *widget,
              GVariant *arguments,
              gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
mdg_heads_dialog_class_init (MdgHeadsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdg_heads_dialog_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, close_window, NULL);
}

static void
mdg_heads_dialog_init (MdgHeadsDialog *self)
{
  self->entries = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
}

static GtkWidget *
new_header (MdgHeadsDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save_clicked), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);

  return header;
}

static AdwPreferencesGroup *
new_choice_group (MdgHeadsDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *name = mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (self->workspace)), MDG_CENTRE_HEADS);
  guint selected = 0;

  for (guint i = 0; self->presets[i] != NULL; i++)
    {
      gtk_string_list_append (names, get_preset_title (self->presets[i]));
      if (g_strcmp0 (self->presets[i], name) == 0)
        selected = i;
    }
  gtk_string_list_append (names, _ ("Own words"));
  if (g_strcmp0 (name, MDG_HEADS_OWN) == 0)
    selected = g_strv_length (self->presets);

  self->choice = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), _ ("Heads"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->choice), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->choice), selected);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_choice_selected), self);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("The columns and what counts in them stay the same; only their names on screen, on paper and in files change."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->choice);

  return ADW_PREFERENCES_GROUP (group);
}

static void
add_head (MdgHeadsDialog *self,
          AdwPreferencesGroup *group,
          const char *title,
          const char *head,
          GPtrArray *entries)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), head);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_head_edited), self);
  adw_preferences_group_add (group, entry);
  g_ptr_array_add (entries, entry);
}

static void
add_columns (MdgHeadsDialog *self,
             AdwPreferencesPage *page)
{
  g_autoptr (MdgClassifyColumns) columns = mdg_classify_columns_new (self->workspace, self->fiscal_year);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < mdg_classify_columns_get_n_columns (columns); i++)
    {
      const MdgIssueColumn *column = mdg_classify_columns_get_column (columns, i);
      const MdgColumnGroup *over = mdg_classify_columns_get_group (columns, column->group);

      if (i == over->first)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_page_add (page, group);
          add_head (self, group, _ ("Group"), over->label, self->groups);
        }
      add_head (self, group, column->code, column->head, self->entries);
    }
}

GtkWidget *
mdg_heads_dialog_new (GtkWindow *parent,
                      MdgWorkspace *workspace,
                      MdgChangeStack *stack,
                      int fiscal_year)
{
  MdgHeadsDialog *self = g_object_new (MDG_TYPE_HEADS_DIALOG, "transient-for", parent, "modal", TRUE, "title", _ ("Heads of the Groups and Columns"), "default-width", 520, "default-height", 640, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  self->workspace = g_object_ref (workspace);
  self->changes = g_object_ref (stack);
  self->fiscal_year = fiscal_year;
  self->presets = mdg_issue_columns_list_presets ();
  adw_preferences_page_add (page, new_choice_group (self));
  add_columns (self, page);
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  adw_window_set_content (ADW_WINDOW (self), box);
  mdg_ime_guard_attach (GTK_WINDOW (self));

  return GTK_WIDGET (self);
}
