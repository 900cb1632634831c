#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-term-section.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-crosswalks.h"
#include "mdg-master-list.h"
#include "mdg-masters-terms.h"
#include "mdg-masters.h"
#include "mdg-record-dialog.h"
#include "mdg-settings-save.h"

struct _MdgTermSection
{
  MdgSettingsSection parent_instance;

  GtkWidget *vocabularies_view;
  GtkWidget *terms_view;
  GtkListBox *vocabularies_list;
  GtkLabel *name;
  GtkLabel *reason;
  GtkWidget *add_button;
  GtkDropDown *year_choice;
  MdgMasterList *list;

  GPtrArray *vocabularies; /* of MdgMastersVocabulary */
  const MdgMastersVocabulary *vocabulary;
  int first_year; /* of the choice of years */
};

G_DEFINE_FINAL_TYPE (MdgTermSection, mdg_term_section, MDG_TYPE_SETTINGS_SECTION)

#define N_YEARS 4

static const MdgFormField new_fields[] = {
  { MDG_TERM_LABEL, MDG_FORM_TEXT, N_ ("Label") },
  { MDG_TERM_SHORT, MDG_FORM_TEXT, N_ ("Short label"), N_ ("Stands in the narrow cells of tables"), MDG_TERM_SHORT_MAX },
  { MDG_TERM_KANA, MDG_FORM_TEXT, N_ ("Reading"), N_ ("What one types to choose it") },
  { MDG_TERM_PARENT, MDG_FORM_PARENT, N_ ("Stands under") },
  { MDG_TERM_FROM_YEAR, MDG_FORM_YEAR, N_ ("From the fiscal year") },
};

static const MdgFormField edit_fields[] = {
  { MDG_TERM_LABEL, MDG_FORM_TEXT, N_ ("Label") },
  { MDG_TERM_SHORT, MDG_FORM_TEXT, N_ ("Short label"), N_ ("Stands in the narrow cells of tables"), MDG_TERM_SHORT_MAX },
  { MDG_TERM_KANA, MDG_FORM_TEXT, N_ ("Reading"), N_ ("What one types to choose it") },
  { MDG_TERM_FROM_YEAR, MDG_FORM_YEAR, N_ ("From the fiscal year") },
};

static const MdgFormField replace_fields[] = {
  { MDG_CROSSWALK_NEW_CODE, MDG_FORM_TEXT, N_ ("Becomes"), N_ ("Labels or readings; several when it is split") },
  { MDG_CROSSWALK_FROM_YEAR, MDG_FORM_YEAR, N_ ("From the fiscal year") },
  { MDG_CROSSWALK_NOTE, MDG_FORM_TEXT, N_ ("Note") },
};

static const MdgFormGroup new_groups[] = {
  { NULL, N_ ("The short label has up to eight characters. The reading is typed to choose the term."), new_fields, G_N_ELEMENTS (new_fields) },
};

static const MdgFormGroup replace_groups[] = {
  { NULL, N_ ("Records and tables of earlier fiscal years stay as they are. Comparisons over the years follow the change."), replace_fields, G_N_ELEMENTS (replace_fields) },
};

static const MdgFormGroup edit_groups[] = {
  { NULL, N_ ("Records of earlier fiscal years keep the old label."), edit_fields, G_N_ELEMENTS (edit_fields) },
};

static MdgWorkspace *
get_workspace (MdgTermSection *self)
{
  return mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (self));
}

static int
get_year (MdgTermSection *self)
{
  return self->first_year + (int) gtk_drop_down_get_selected (self->year_choice);
}

static gboolean
can_edit (MdgTermSection *self)
{
  return self->vocabulary != NULL && self->vocabulary->is_extensible && !mdg_workspace_is_read_only (get_workspace (self));
}

static void
describe (MdgRecord *record,
          MdgMasterText *text,
          gpointer data)
{
  MdgTermSection *self = data;
  const char *label = mdg_record_get_text (record, MDG_TERM_SHORT);
  const char *kana = mdg_record_get_text (record, MDG_TERM_KANA);
  gint64 from_year = mdg_record_get_integer (record, MDG_TERM_FROM_YEAR);

  text->title = g_strdup (mdg_record_get_text (record, MDG_TERM_LABEL));
  text->subtitle = g_strjoin ("　", label != NULL ? label : "", kana != NULL ? kana : "", NULL);
  text->is_dim = mdg_record_get_flag (record, MDG_TERM_IS_HIDDEN);
  text->is_head = mdg_vocabularies_is_group (mdg_workspace_get_vocabularies (get_workspace (self)), MDG_TERM (record));
  if (text->is_dim)
    text->note = g_strdup (_ ("not offered"));
  else if (mdg_masters_is_own_term (record))
    text->note = g_strdup (_ ("added here"));
  else if (from_year > 2000)
    {
      g_autofree char *year = mdg_fiscal_year_format_long ((int) from_year);

      text->note = g_strdup_printf (_ ("from %s"), year);
    }
}

static void
fill_menu (MdgRecord *record,
           const char *uuid,
           GMenu *menu,
           gpointer data)
{
  g_autofree char *hide = g_strdup_printf ("master.hide('%s')", uuid);
  g_autofree char *replace = g_strdup_printf ("master.replace('%s')", uuid);
  g_autofree char *remove = g_strdup_printf ("master.remove('%s')", uuid);

  g_menu_append (menu, mdg_record_get_flag (record, MDG_TERM_IS_HIDDEN) ? _ ("Offer Again") : _ ("No Longer Offer"), hide);
  g_menu_append (menu, _ ("Split or Merge…"), replace);
  if (mdg_masters_is_own_term (record))
    g_menu_append (menu, _ ("Delete"), remove);
}

static MdgChange *
compose_replaced (MdgWorkspace *workspace,
                  MdgRecord *record,
                  gpointer data,
                  GError **error)
{
  return mdg_crosswalks_add (workspace,
                             mdg_record_get_text (data, MDG_TERM_VOCABULARY),
                             mdg_record_get_text (data, MDG_TERM_CODE),
                             mdg_record_get_text (record, MDG_CROSSWALK_NEW_CODE),
                             (int) mdg_record_get_integer (record, MDG_CROSSWALK_FROM_YEAR),
                             mdg_record_get_text (record, MDG_CROSSWALK_NOTE),
                             error);
}

static MdgChange *
compose_new (MdgWorkspace *workspace,
             MdgRecord *record,
             gpointer data,
             GError **error)
{
  return mdg_masters_new_term_saved (record, error);
}

static MdgChange *
compose_edited (MdgWorkspace *workspace,
                MdgRecord *record,
                gpointer data,
                GError **error)
{
  return mdg_masters_new_term_renamed (workspace, data, record, (int) mdg_record_get_integer (record, MDG_TERM_FROM_YEAR), error);
}

static void
add_action (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  MdgTermSection *self = MDG_TERM_SECTION (widget);
  g_autoptr (MdgTerm) term = can_edit (self) ? mdg_masters_new_term (get_workspace (self), self->vocabulary->id, get_year (self), NULL) : NULL;
  GtkWidget *dialog;

  if (term == NULL)
    return;

  dialog = mdg_record_dialog_new (widget, get_workspace (self), _ ("New Term"), new_groups, G_N_ELEMENTS (new_groups), MDG_RECORD (term));
  mdg_record_dialog_set_compose (MDG_RECORD_DIALOG (dialog), compose_new, NULL, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edit_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgTermSection *self = MDG_TERM_SECTION (widget);
  MdgRecord *term = mdg_master_list_find (self->list, parameter);
  g_autoptr (MdgRecord) copy = NULL;
  GtkWidget *dialog;

  if (term == NULL || !can_edit (self))
    return;

  copy = mdg_record_dup (term);
  mdg_record_set_integer (copy, MDG_TERM_FROM_YEAR, get_year (self));
  dialog = mdg_record_dialog_new (widget, get_workspace (self), _ ("Term"), edit_groups, G_N_ELEMENTS (edit_groups), copy);
  mdg_record_dialog_set_compose (MDG_RECORD_DIALOG (dialog), compose_edited, g_object_ref (term), g_object_unref);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
hide_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgTermSection *self = MDG_TERM_SECTION (widget);
  MdgRecord *term = mdg_master_list_find (self->list, parameter);
  gboolean is_hidden;

  if (term == NULL || !can_edit (self))
    return;

  is_hidden = !mdg_record_get_flag (term, MDG_TERM_IS_HIDDEN);
  mdg_settings_save (widget, get_workspace (self), mdg_masters_new_term_hidden (term, is_hidden),
                     g_strdup_printf (is_hidden ? _ ("%s is no longer offered; records keep it") : _ ("%s is offered again"), mdg_record_get_text (term, MDG_TERM_LABEL)), NULL);
}

static void
replace_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  MdgTermSection *self = MDG_TERM_SECTION (widget);
  MdgRecord *term = mdg_master_list_find (self->list, parameter);
  g_autoptr (MdgRecord) crosswalk = MDG_RECORD (mdg_crosswalk_new ());
  g_autofree char *title = NULL;
  GtkWidget *dialog;

  if (term == NULL || !can_edit (self))
    return;

  title = g_strdup_printf (_ ("Split or Merge “%s”"), mdg_record_get_text (term, MDG_TERM_LABEL));
  mdg_record_set_integer (crosswalk, MDG_CROSSWALK_FROM_YEAR, get_year (self) + 1);
  dialog = mdg_record_dialog_new (widget, get_workspace (self), title, replace_groups, G_N_ELEMENTS (replace_groups), crosswalk);
  mdg_record_dialog_set_compose (MDG_RECORD_DIALOG (dialog), compose_replaced, g_object_ref (term), g_object_unref);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgTermSection *self = MDG_TERM_SECTION (widget);
  MdgRecord *term = mdg_master_list_find (self->list, parameter);
  GError *error = NULL;
  MdgChange *change;

  if (term == NULL || !can_edit (self))
    return;

  change = mdg_masters_new_term_removed (get_workspace (self), term, &error);
  mdg_settings_save (widget, get_workspace (self), change, g_strdup_printf (_ ("Deleted %s"), mdg_record_get_text (term, MDG_TERM_LABEL)), error);
}

static void
order_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgTermSection *self = MDG_TERM_SECTION (widget);
  MdgChange *change = mdg_masters_new_order (mdg_master_list_get_records (self->list), MDG_TERM_POSITION);

  mdg_settings_save (widget, get_workspace (self), change, g_strdup (_ ("Order changed")), NULL);
}

static void
show_terms (MdgTermSection *self)
{
  g_autoptr (GPtrArray) terms = NULL;

  if (self->vocabulary == NULL)
    return;

  terms = mdg_masters_list_terms (get_workspace (self), self->vocabulary->id, get_year (self), NULL);
  if (terms == NULL)
    return;

  gtk_label_set_text (self->name, self->vocabulary->name);
  gtk_label_set_text (self->reason, self->vocabulary->is_extensible
                                      ? _ ("Terms of your own can be added. A label changed from a fiscal year on leaves the records before as they are.")
                                      : _ ("Forms and the exchange with other centres depend on these, so they cannot be changed."));
  gtk_widget_set_visible (self->add_button, can_edit (self));
  mdg_master_list_set_is_fixed (self->list, !can_edit (self));
  mdg_master_list_set_records (self->list, terms);
}

static GtkWidget *
new_vocabulary_row (const MdgMastersVocabulary *vocabulary)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *note = gtk_label_new (vocabulary->is_extensible ? _ ("can be extended") : _ ("fixed"));
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u term", "%u terms", vocabulary->n_terms), vocabulary->n_terms);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), vocabulary->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (note, "mdg-hint");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), note);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static void
show_vocabularies (MdgTermSection *self)
{
  GPtrArray *vocabularies = mdg_masters_list_vocabularies (get_workspace (self), NULL);
  g_autofree char *current = self->vocabulary != NULL ? g_strdup (self->vocabulary->id) : NULL;
  GtkListBoxRow *row;

  if (vocabularies == NULL)
    return;

  while ((row = gtk_list_box_get_row_at_index (self->vocabularies_list, 0)) != NULL)
    gtk_list_box_remove (self->vocabularies_list, GTK_WIDGET (row));
  g_clear_pointer (&self->vocabularies, g_ptr_array_unref);
  self->vocabularies = vocabularies;
  self->vocabulary = NULL;
  for (guint i = 0; i < vocabularies->len; i++)
    {
      const MdgMastersVocabulary *vocabulary = vocabularies->pdata[i];

      gtk_list_box_append (self->vocabularies_list, new_vocabulary_row (vocabulary));
      if (g_strcmp0 (vocabulary->id, current) == 0)
        self->vocabulary = vocabulary;
    }
}

/* No GtkStack: inside a scrolled column it asks wrapped labels for a width by height, which GTK 4.8 answers wrongly. */
static void
show_view (MdgTermSection *self,
           gboolean is_terms)
{
  gtk_widget_set_visible (self->vocabularies_view, !is_terms);
  gtk_widget_set_visible (self->terms_view, is_terms);
}

static void
on_vocabulary_activated (MdgTermSection *self,
                         GtkListBoxRow *row)
{
  self->vocabulary = self->vocabularies->pdata[gtk_list_box_row_get_index (row)];
  show_terms (self);
  show_view (self, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
back_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgTermSection *self = MDG_TERM_SECTION (widget);
  guint index = 0;

  if (self->vocabulary == NULL)
    return;

  mdg_master_list_flush (self->list);
  g_ptr_array_find (self->vocabularies, self->vocabulary, &index);
  self->vocabulary = NULL;
  show_view (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->vocabularies_list, (int) index)));
}

/* Rows are only made anew where they are seen, so that the place is kept. */
static void
mdg_term_section_reload (MdgSettingsSection *section)
{
  MdgTermSection *self = MDG_TERM_SECTION (section);

  if (self->vocabulary == NULL)
    show_vocabularies (self);
  else
    show_terms (self);
}

static void
mdg_term_section_leave (MdgSettingsSection *section)
{
  mdg_master_list_flush (MDG_TERM_SECTION (section)->list);
}

static void
mdg_term_section_finalize (GObject *object)
{
  g_clear_pointer (&MDG_TERM_SECTION (object)->vocabularies, g_ptr_array_unref);

  G_OBJECT_CLASS (mdg_term_section_parent_class)->finalize (object);
}

static void
mdg_term_section_class_init (MdgTermSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_term_section_finalize;
  MDG_SETTINGS_SECTION_CLASS (klass)->reload = mdg_term_section_reload;
  MDG_SETTINGS_SECTION_CLASS (klass)->leave = mdg_term_section_leave;

  gtk_widget_class_install_action (widget_class, "master.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "master.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "master.hide", "s", hide_action);
  gtk_widget_class_install_action (widget_class, "master.replace", "s", replace_action);
  gtk_widget_class_install_action (widget_class, "master.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "master.order", NULL, order_action);
  gtk_widget_class_install_action (widget_class, "terms.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "terms.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "terms.back", NULL);
}

static GtkWidget *
new_vocabularies_view (MdgTermSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), mdg_settings_heading_new (_ ("Vocabularies"), _ ("What is offered where one chooses. Records keep the label of their own fiscal year."), NULL));
  self->vocabularies_list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->vocabularies_list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->vocabularies_list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->vocabularies_list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Vocabularies"), -1);
  g_signal_connect_object (self->vocabularies_list, "row-activated", G_CALLBACK (on_vocabulary_activated), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->vocabularies_list));

  return box;
}

static GtkWidget *
new_terms_head (MdgTermSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_widget_set_tooltip_text (back, _ ("Back to the vocabularies (Alt+Left)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back to the vocabularies"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "terms.back");
  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "mdg-page-title");
  gtk_label_set_xalign (self->name, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  self->year_choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->year_choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Fiscal year"), -1);
  self->add_button = gtk_button_new_with_mnemonic (_ ("_Add Term…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "master.add");
  gtk_box_append (GTK_BOX (box), back);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->year_choice));
  gtk_box_append (GTK_BOX (box), self->add_button);

  return box;
}

static void
mdg_term_section_init (MdgTermSection *self)
{
  GtkWidget *terms = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (terms), new_terms_head (self));
  self->reason = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->reason, TRUE);
  gtk_label_set_xalign (self->reason, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "mdg-dim");
  gtk_box_append (GTK_BOX (terms), GTK_WIDGET (self->reason));
  self->list = MDG_MASTER_LIST (mdg_master_list_new (_ ("Terms"), describe, fill_menu, self));
  gtk_box_append (GTK_BOX (terms), GTK_WIDGET (self->list));
  self->vocabularies_view = new_vocabularies_view (self);
  self->terms_view = terms;
  show_view (self, FALSE);
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), self->vocabularies_view);
  mdg_settings_section_add (MDG_SETTINGS_SECTION (self), terms);
}

static void
fill_years (MdgTermSection *self)
{
  g_autoptr (GtkStringList) years = gtk_string_list_new (NULL);
  MdgDate today;
  int year;

  mdg_workspace_get_today (get_workspace (self), &today);
  year = mdg_date_fiscal_year (&today);
  self->first_year = year - (N_YEARS - 2);
  for (int i = 0; i < N_YEARS; i++)
    {
      g_autofree char *label = mdg_fiscal_year_format_long (self->first_year + i);

      gtk_string_list_append (years, label);
    }
  gtk_drop_down_set_model (self->year_choice, G_LIST_MODEL (years));
  gtk_drop_down_set_selected (self->year_choice, N_YEARS - 2);
  g_signal_connect_object (self->year_choice, "notify::selected", G_CALLBACK (show_terms), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mdg_term_section_new (MdgWorkspace *workspace)
{
  MdgTermSection *self = g_object_new (MDG_TYPE_TERM_SECTION, NULL);

  mdg_settings_section_set_workspace (MDG_SETTINGS_SECTION (self), workspace);
  fill_years (self);
  show_vocabularies (self);

  return GTK_WIDGET (self);
}
