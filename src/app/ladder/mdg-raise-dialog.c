#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-raise-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-area.h"
#include "mdg-capture-keys.h"
#include "mdg-ime-guard.h"
#include "mdg-ladder-step.h"
#include "mdg-raised-issue.h"
#include "mdg-window.h"

/* A case with a tick in the column. */
typedef struct
{
  MdgUuid uuid;
  GPtrArray *codes; /* of char * */
  GtkCheckButton *check;
} Candidate;

struct _MdgRaiseDialog
{
  AdwWindow parent_instance;

  MdgWorkspace *workspace;
  MdgChangeStack *changes;
  GPtrArray *candidates; /* of Candidate */
  GArray *areas;         /* of MdgUuid; the first is nil */
  GArray *issues;        /* of MdgUuid; the first is nil: a new one */

  AdwEntryRow *title;
  AdwComboRow *area;
  AdwComboRow *issue;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (MdgRaiseDialog, mdg_raise_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  char *title;
  MdgUuid area;
  MdgUuid issue; /* nil: a new one */
  GPtrArray *cases;
  char *issues;
} Asked;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_ptr_array_unref (candidate->codes);
  g_free (candidate);
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->title);
  g_free (asked->issues);
  g_ptr_array_unref (asked->cases);
  g_free (asked);
}

static MdgChange *
make_issue (MdgWorkspace *workspace,
            gpointer data,
            GError **error)
{
  Asked *asked = data;
  const MdgLadderStart start = {
    .level = "area",
    .title = *asked->title != '\0' ? asked->title : NULL,
    .area = mdg_uuid_is_nil (&asked->area) ? NULL : &asked->area,
    .cases = asked->cases,
    .issues = asked->issues,
  };

  return mdg_uuid_is_nil (&asked->issue) ? mdg_ladder_raise (workspace, &start, error) : mdg_ladder_add_sources (workspace, &asked->issue, &start, error);
}

static void
add_codes (GString *codes,
           GPtrArray *more)
{
  g_auto (GStrv) have = g_strsplit (codes->str, " ", -1);

  for (guint i = 0; i < more->len; i++)
    if (!g_strv_contains ((const char *const *) have, more->pdata[i]))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", (const char *) more->pdata[i]);
}

static MdgUuid
get_chosen (AdwComboRow *row,
            GArray *uuids)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected < uuids->len ? g_array_index (uuids, MdgUuid, selected) : (MdgUuid){ 0 };
}

static Asked *
new_asked (MdgRaiseDialog *self)
{
  Asked *asked = g_new0 (Asked, 1);
  GString *codes = g_string_new (NULL);

  asked->title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  asked->area = get_chosen (self->area, self->areas);
  asked->issue = get_chosen (self->issue, self->issues);
  asked->cases = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = self->candidates->pdata[i];

      if (!gtk_check_button_get_active (candidate->check))
        continue;
      g_ptr_array_add (asked->cases, g_memdup2 (&candidate->uuid, sizeof candidate->uuid));
      add_codes (codes, candidate->codes);
    }
  asked->issues = g_string_free (codes, FALSE);

  return asked;
}

static void
show_problem (MdgRaiseDialog *self,
              const char *text)
{
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *text != '\0');
}

static void
say_done (MdgRaiseDialog *self,
          const char *text)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (MDG_IS_WINDOW (parent))
    mdg_window_toast_button (MDG_WINDOW (parent), text, _ ("Show"), "win.show-page('area-issues')");
}

static void
raise_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgRaiseDialog *self = MDG_RAISE_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  Asked *asked = new_asked (self);
  g_autofree char *said = g_strdup_printf (_ ("Raised from cases: %u. Ctrl+Z takes it back."), asked->cases->len);

  if (asked->cases->len == 0)
    {
      asked_free (asked);
      show_problem (self, _ ("Choose at least one case."));
      return;
    }
  if (!mdg_ladder_step_try (self->changes, self->workspace, make_issue, asked, asked_free, &error))
    {
      show_problem (self, error->message);
      return;
    }
  say_done (self, said);
  gtk_window_close (GTK_WINDOW (self));
}

/* Who joins an issue that is there gives it no title and no area. */
static void
on_issue_selected (MdgRaiseDialog *self)
{
  gboolean is_new = adw_combo_row_get_selected (self->issue) == 0;

  gtk_widget_set_sensitive (GTK_WIDGET (self->title), is_new);
  gtk_widget_set_sensitive (GTK_WIDGET (self->area), is_new);
}

static void
mdg_raise_dialog_dispose (GObject *object)
{
  MdgRaiseDialog *self = MDG_RAISE_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->changes);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_pointer (&self->areas, g_array_unref);
  g_clear_pointer (&self->issues, g_array_unref);

  G_OBJECT_CLASS (mdg_raise_dialog_parent_class)->dispose (object);
}

static void
mdg_raise_dialog_class_init (MdgRaiseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_raise_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "raise.save", NULL, raise_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mdg_raise_dialog_init (MdgRaiseDialog *self)
{
  self->candidates = g_ptr_array_new_with_free_func (candidate_free);
  self->areas = g_array_new (FALSE, TRUE, sizeof (MdgUuid));
  self->issues = g_array_new (FALSE, TRUE, sizeof (MdgUuid));
  g_array_set_size (self->areas, 1);
  g_array_set_size (self->issues, 1);
  mdg_ime_guard_attach (GTK_WINDOW (self));
  mdg_capture_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "raise.save");
}

static GtkWidget *
new_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Raise"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "raise.save");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);

  return header;
}

static AdwComboRow *
new_combo (AdwPreferencesGroup *group,
           const char *title,
           GtkStringList *names)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_preferences_group_add (group, row);

  return ADW_COMBO_ROW (row);
}

static void
add_areas (MdgRaiseDialog *self,
           AdwPreferencesGroup *group,
           const MdgUuid *area)
{
  g_autoptr (GPtrArray) areas = mdg_workspace_list (self->workspace, MDG_KIND_AREA, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("Whole city"));
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      gtk_string_list_append (names, mdg_record_get_text (areas->pdata[i], MDG_AREA_NAME));
      g_array_append_vals (self->areas, mdg_record_get_uuid (areas->pdata[i]), 1);
      if (mdg_uuid_equal (mdg_record_get_uuid (areas->pdata[i]), area))
        selected = i + 1;
    }
  self->area = new_combo (group, _ ("Area"), names);
  adw_combo_row_set_selected (self->area, selected);
}

static void
add_issues (MdgRaiseDialog *self,
            AdwPreferencesGroup *group)
{
  g_autoptr (GPtrArray) issues = mdg_workspace_list (self->workspace, MDG_KIND_RAISED_ISSUE, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("A new issue"));
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      if (g_strcmp0 (mdg_record_get_text (issues->pdata[i], MDG_RAISED_ISSUE_LEVEL), "area") != 0 || g_strcmp0 (mdg_record_get_text (issues->pdata[i], MDG_RAISED_ISSUE_STANDING), "dropped") == 0)
        continue;
      gtk_string_list_append (names, mdg_record_get_text (issues->pdata[i], MDG_RAISED_ISSUE_TITLE));
      g_array_append_vals (self->issues, mdg_record_get_uuid (issues->pdata[i]), 1);
    }
  self->issue = new_combo (group, _ ("Join"), names);
}

static void
add_candidate (MdgRaiseDialog *self,
               MdgClassifySheet *sheet,
               guint row,
               GPtrArray *ticks,
               AdwPreferencesGroup *group)
{
  Candidate *candidate = g_new0 (Candidate, 1);
  GtkWidget *line = adw_action_row_new ();
  g_autofree char *letter = mdg_classify_sheet_dup_letter (sheet, row);
  g_autofree char *title = g_strdup_printf ("%s　%s", letter, mdg_classify_sheet_get_person (sheet, row));
  g_autoptr (GString) labels = g_string_new (NULL);

  candidate->uuid = mdg_classify_sheet_get_case (sheet, row)->uuid;
  candidate->codes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ticks->len; i++)
    {
      const MdgMatrixTick *tick = ticks->pdata[i];

      g_ptr_array_add (candidate->codes, g_strdup (tick->issue));
      g_string_append_printf (labels, "%s%s", i > 0 ? _ (", ") : "", mdg_classify_sheet_get_label (sheet, tick));
    }
  candidate->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_check_button_set_active (candidate->check, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (candidate->check), GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), labels->str);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), GTK_WIDGET (candidate->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), GTK_WIDGET (candidate->check));
  gtk_accessible_update_property (GTK_ACCESSIBLE (candidate->check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (group, line);
  g_ptr_array_add (self->candidates, candidate);
}

static void
fill (MdgRaiseDialog *self,
      MdgClassifySheet *sheet,
      guint column,
      const MdgUuid *area)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *cases = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->title = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->title), _ ("Issue of the area"));
  gtk_editable_set_text (GTK_EDITABLE (self->title), mdg_classify_columns_get_column (mdg_classify_sheet_get_columns (sheet), column)->head);
  g_signal_connect_swapped (self->title, "entry-activated", G_CALLBACK (gtk_widget_activate_default), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->title));
  add_areas (self, group, area);
  add_issues (self, group);
  g_signal_connect_object (self->issue, "notify::selected", G_CALLBACK (on_issue_selected), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (cases, _ ("Cases ticked in the column"));
  for (guint row = 0; row < mdg_classify_sheet_get_n_rows (sheet); row++)
    {
      GPtrArray *ticks = mdg_classify_sheet_get_ticks (sheet, row, column);

      if (ticks != NULL && ticks->len > 0)
        add_candidate (self, sheet, row, ticks, cases);
    }
  adw_preferences_page_add (page, group);
  adw_preferences_page_add (page, cases);
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);

  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "mdg-field-error");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "mdg-ladder-said");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (box), new_header ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
mdg_raise_dialog_new (GtkWindow *parent,
                      MdgWorkspace *workspace,
                      MdgChangeStack *changes,
                      MdgClassifySheet *sheet,
                      guint column,
                      const MdgUuid *area)
{
  MdgRaiseDialog *self;

  if (mdg_classify_sheet_count_cases (sheet, column) == 0)
    return NULL;

  self = g_object_new (MDG_TYPE_RAISE_DIALOG, "transient-for", parent, "modal", TRUE, "title", _ ("Raise to an Issue of the Area"), "default-width", 480, "default-height", 620, NULL);
  self->workspace = g_object_ref (workspace);
  self->changes = g_object_ref (changes);
  fill (self, sheet, column, area);
  gtk_widget_grab_focus (GTK_WIDGET (self->title));

  return GTK_WIDGET (self);
}
