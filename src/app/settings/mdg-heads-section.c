#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-heads-section.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-classify-columns.h"
#include "mdg-classify.h"
#include "mdg-settings-save.h"

struct _MdgHeadsSection
{
  MdgSettingsSection parent_instance;

  AdwComboRow *set_row;
  GPtrArray *rows; /* of AdwEntryRow, one a column */
  char **codes;
  gboolean is_showing;
  gboolean is_changed;
};

G_DEFINE_FINAL_TYPE (MdgHeadsSection, mdg_heads_section, MDG_TYPE_SETTINGS_SECTION)

static const char *const set_names[] = { MDG_ISSUE_HEADS_DEFAULT, MDG_ISSUE_HEADS_FIGURE, MDG_ISSUE_HEADS_OWN };

static MdgWorkspace *
get_workspace (MdgHeadsSection *self)
{
  return mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self));
}

static const char *
get_chosen (MdgHeadsSection *self)
{
  guint selected = adw_combo_row_get_selected (self->set_row);

  return set_names[MIN (selected, G_N_ELEMENTS (set_names) - 1)];
}

static void
update_actions (MdgHeadsSection *self)
{
  gboolean is_own = g_str_equal (get_chosen (self), MDG_ISSUE_HEADS_OWN);

  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_sensitive (self->rows->pdata[i], is_own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "heads.save", self->is_changed && !mdg_workspace_is_read_only (get_workspace (self)));
}

static void
show_heads (MdgHeadsSection *self,
            const char *const *heads)
{
  self->is_showing = TRUE;
  for (guint i = 0; i < self->rows->len && heads[i] != NULL; i++)
    gtk_editable_set_text (self->rows->pdata[i], heads[i]);
  self->is_showing = FALSE;
}

/* As the sheet shows them now; the centre's own where it has some. */
static char **
dup_own_heads (MdgHeadsSection *self)
{
  g_autoptr (MdgRecord) centre = mdg_record_dup (MDG_RECORD (mdg_workspace_get_centre (get_workspace (self))));
  g_autoptr (MdgIssueColumns) columns = NULL;
  g_autoptr (GPtrArray) heads = g_ptr_array_new ();

  mdg_record_set_text (centre, MDG_CENTRE_HEADS, MDG_ISSUE_HEADS_OWN);
  columns = mdg_issue_columns_new (mdg_workspace_get_vocabularies (get_workspace (self)), MDG_CENTRE (centre), mdg_workspace_get_fiscal_year (get_workspace (self)));
  for (char **code = self->codes; *code != NULL; code++)
    {
      guint column = mdg_issue_columns_find (columns, *code, NULL);

      g_ptr_array_add (heads, g_strdup (column != G_MAXUINT ? mdg_issue_columns_find_parent (columns, column)->head : ""));
    }
  g_ptr_array_add (heads, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&heads), FALSE);
}

static void
show_chosen (MdgHeadsSection *self)
{
  g_auto (GStrv) heads = mdg_issue_heads_dup (get_chosen (self));
  g_auto (GStrv) own = heads == NULL ? dup_own_heads (self) : NULL;

  show_heads (self, (const char *const *) (heads != NULL ? heads : own));
  update_actions (self);
}

static void
on_set_chosen (MdgHeadsSection *self)
{
  if (self->is_showing)
    return;

  self->is_changed = TRUE;
  show_chosen (self);
}

static void
on_head_edited (MdgHeadsSection *self)
{
  if (self->is_showing)
    return;

  self->is_changed = TRUE;
  update_actions (self);
}

static void
show_centre (MdgHeadsSection *self)
{
  const char *name = mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (get_workspace (self))), MDG_CENTRE_HEADS);

  self->is_showing = TRUE;
  adw_combo_row_set_selected (self->set_row, 0);
  for (guint i = 0; i < G_N_ELEMENTS (set_names); i++)
    if (g_strcmp0 (name, set_names[i]) == 0)
      adw_combo_row_set_selected (self->set_row, i);
  self->is_showing = FALSE;
  self->is_changed = FALSE;
  show_chosen (self);
}

static void
save (MdgHeadsSection *self)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new ();
  g_autofree char *own = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (heads, (char *) gtk_editable_get_text (self->rows->pdata[i]));
  g_ptr_array_add (heads, NULL);
  if (g_str_equal (get_chosen (self), MDG_ISSUE_HEADS_OWN))
    own = mdg_issue_heads_format ((const char *const *) self->codes, (const char *const *) heads->pdata);

  self->is_changed = FALSE;
  mdg_settings_save (GTK_WIDGET (self), get_workspace (self), mdg_classify_new_heads (get_workspace (self), get_chosen (self), own),
                     g_strdup (_ ("Saved the heads of the issue table")), NULL);
  update_actions (self);
}

static void
save_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  save (MDG_HEADS_SECTION (widget));
}

static void
mdg_heads_section_reload (MdgSettingsSection *section)
{
  if (!MDG_HEADS_SECTION (section)->is_changed)
    show_centre (MDG_HEADS_SECTION (section));
}

static void
mdg_heads_section_leave (MdgSettingsSection *section)
{
  if (MDG_HEADS_SECTION (section)->is_changed && !mdg_workspace_is_read_only (mdg_settings_section_get_workspace (section)))
    save (MDG_HEADS_SECTION (section));
}

static void
mdg_heads_section_finalize (GObject *object)
{
  MdgHeadsSection *self = MDG_HEADS_SECTION (object);

  g_ptr_array_unref (self->rows);
  g_strfreev (self->codes);

  G_OBJECT_CLASS (mdg_heads_section_parent_class)->finalize (object);
}

static void
mdg_heads_section_class_init (MdgHeadsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_heads_section_finalize;
  MDG_SETTINGS_SECTION_CLASS (klass)->reload = mdg_heads_section_reload;
  MDG_SETTINGS_SECTION_CLASS (klass)->leave = mdg_heads_section_leave;

  gtk_widget_class_install_action (widget_class, "heads.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "heads.save", NULL);
}

static void
add_set_row (MdgHeadsSection *self)
{
  const char *const labels[] = { _ ("Matsudo"), _ ("As read from figure 12"), _ ("Our own"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (labels);
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Heads of the Issue Table"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("What stands above the eleven columns on screen and on paper. What was classified stays as it is."));
  self->set_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->set_row), _ ("Set of heads"));
  adw_combo_row_set_model (self->set_row, G_LIST_MODEL (list));
  g_signal_connect_object (self->set_row, "notify::selected", G_CALLBACK (on_set_chosen), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->set_row));
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), group);
}

static void
add_column_row (MdgHeadsSection *self,
                GtkWidget *group,
                guint nth)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *title = g_strdup_printf (_ ("Column %u"), nth);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_head_edited), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_columns (MdgHeadsSection *self)
{
  g_autoptr (MdgIssueColumns) columns = mdg_issue_columns_new (mdg_workspace_get_vocabularies (get_workspace (self)),
                                                               mdg_workspace_get_centre (get_workspace (self)),
                                                               mdg_workspace_get_fiscal_year (get_workspace (self)));
  GtkWidget *group = NULL;
  guint shown_group = G_MAXUINT;

  for (guint i = 0; self->codes[i] != NULL; i++)
    {
      guint column = mdg_issue_columns_find (columns, self->codes[i], NULL);
      guint of_column = column != G_MAXUINT ? mdg_issue_columns_find_parent (columns, column)->group : shown_group;

      if (group == NULL || of_column != shown_group)
        {
          group = adw_preferences_group_new ();
          if (of_column != G_MAXUINT)
            adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), mdg_issue_columns_get_group (columns, of_column)->label);
          mdg_settings_section_add (MDG_SETTINGS_SECTION (self), group);
          shown_group = of_column;
        }
      add_column_row (self, group, i + 1);
    }
}

static void
add_foot (MdgHeadsSection *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Save"));

  gtk_widget_set_tooltip_text (button, "Ctrl+S");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "heads.save");
  gtk_box_append (GTK_BOX (foot), button);
  mdg_settings_section_add_foot (MDG_SETTINGS_SECTION (self), foot);
}

static void
mdg_heads_section_init (MdgHeadsSection *self)
{
  self->rows = g_ptr_array_new ();
  self->codes = mdg_issue_heads_dup_codes ();
}

GtkWidget *
mdg_heads_section_new (MdgWorkspace *workspace)
{
  MdgHeadsSection *self = g_object_new (MDG_TYPE_HEADS_SECTION, NULL);

  mdg_settings_section_set_workspace (MDG_SETTINGS_SECTION (self), workspace);
  add_set_row (self);
  add_columns (self);
  add_foot (self);
  show_centre (self);

  return GTK_WIDGET (self);
}
