#include "mdg-area.h"
#include "mdg-backup.h"
#include "mdg-backup-section.h"
#include "mdg-consultation.h"
#include "mdg-first-steps-page.h"
#include "mdg-form-settings.h"
#include "mdg-import-section.h"
#include "mdg-import.h"
#include "mdg-master-list.h"
#include "mdg-masters-terms.h"
#include "mdg-masters.h"
#include "mdg-record-dialog.h"
#include "mdg-settings-page.h"
#include "mdg-settings-section.h"
#include "mdg-settings.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-town-list-dialog.h"
#include "mdg-town.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  MdgApplication *application;
  MdgWorkspace *workspace;
  MdgWindow *window;
  MdgSettingsPage *page;
} Fixture;

static const MdgDate today = { 2026, 5, 12 };

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("mdg-settings-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "a.madoguchi", NULL);
  g_assert_true (mdg_workspace_create (self->path, "みほん市センター", &error));
  self->workspace = mdg_workspace_open (self->path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  mdg_workspace_set_today (self->workspace, &today);

  self->application = mdg_test_app_new ();
  self->window = mdg_window_new (GTK_APPLICATION (self->application));
  mdg_window_set_workspace (self->window, self->workspace);
  gtk_window_present (GTK_WINDOW (self->window));
  mdg_test_settle ();
  self->page = MDG_SETTINGS_PAGE (mdg_window_get_page (self->window, "settings"));
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", self->folder);
  GtkWidget *page = GTK_WIDGET (self->page);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  mdg_test_app_free (self->application);
  mdg_test_settle ();
  g_assert_null (page);
  g_object_unref (self->workspace);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->folder);
  g_free (self->path);
}

static GtkWidget *
show (Fixture *self,
      const char *section)
{
  g_autofree char *action = g_strdup_printf ("win.show-settings");

  gtk_widget_activate_action (GTK_WIDGET (self->window), action, "s", section);
  mdg_test_settle ();

  return mdg_settings_page_get_section (self->page, section);
}

/* Runs until the register says it has been written. */
static void
on_changed (gboolean *is_done)
{
  *is_done = TRUE;
}

static void
wait_for (gboolean *is_done)
{
  while (!*is_done)
    g_main_context_iteration (NULL, TRUE);
  mdg_test_settle ();
}

static void
wait_for_save (Fixture *self,
               GtkWidget *widget,
               const char *action)
{
  gboolean is_done = FALSE;
  gulong handler = g_signal_connect_swapped (self->workspace, "changed", G_CALLBACK (on_changed), &is_done);

  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
  wait_for (&is_done);
  g_signal_handler_disconnect (self->workspace, handler);
}

/* With the focus in a text of several lines. */
static void
press_and_wait_for_save (Fixture *self,
                         GtkWidget *dialog,
                         GtkWidget *text,
                         const char *key)
{
  gboolean is_done = FALSE;
  gulong handler = g_signal_connect_swapped (self->workspace, "changed", G_CALLBACK (on_changed), &is_done);

  g_assert_true (gtk_widget_grab_focus (text));
  g_assert_true (mdg_test_press (GTK_WINDOW (dialog), key));
  wait_for (&is_done);
  g_signal_handler_disconnect (self->workspace, handler);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType type,
             const char *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (title == NULL || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
type_into (GtkWidget *widget,
           const char *title,
           const char *text)
{
  GtkWidget *row = find_widget (widget, ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static GtkWidget *
find_dialog (Fixture *self,
             GType type)
{
  for (GList *l = gtk_window_list_toplevels (); l != NULL; l = l->next)
    if (G_OBJECT_TYPE (l->data) == type && gtk_widget_get_visible (l->data))
      return l->data;

  return NULL;
}

/* Names what is too wide, from the outside in. */
static void
tell_wide (GtkWidget *widget,
           int limit)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum < limit)
    return;

  g_test_message ("%s needs %d: %s", G_OBJECT_TYPE_NAME (widget), minimum, GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    tell_wide (child, limit - 60);
}

/* Nothing scrolls sideways at 1024 × 720, where the sidebar is icons. */
static void
assert_fits (GtkWidget *section)
{
  int minimum;

  tell_wide (section, 1024 - 54 - 190);
  gtk_widget_measure (section, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, 1024 - 54 - 190);
}

static void
test_every_part_opens_and_fits (Fixture *self,
                                gconstpointer data)
{
  static const char *const ids[] = { "centre", "staff", "areas", "towns", "terms", "import", "backup", "check", "display" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkWidget *section = show (self, ids[i]);

      g_test_message ("%s", ids[i]);
      g_assert_true (MDG_IS_SETTINGS_SECTION (section));
      g_assert_true (gtk_widget_get_mapped (section));
      assert_fits (section);
    }
}

static void
test_centre_is_saved_and_taken_back (Fixture *self,
                                     gconstpointer data)
{
  GtkWidget *section = show (self, "centre");
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (self->workspace));

  type_into (section, "TEL", "0470001234");
  wait_for_save (self, section, "centre.save");
  centre = MDG_RECORD (mdg_workspace_get_centre (self->workspace));
  g_assert_cmpstr (mdg_record_get_text (centre, MDG_CENTRE_PHONE), ==, "047-000-1234");

  /* The name is the one thing that is needed. */
  type_into (section, "Name of the centre", "");
  gtk_widget_activate_action (section, "centre.save", NULL);
  mdg_test_settle ();
  centre = MDG_RECORD (mdg_workspace_get_centre (self->workspace));
  g_assert_cmpstr (mdg_record_get_text (centre, MDG_CENTRE_NAME), ==, "みほん市センター");
}

static void
test_leaving_saves_what_was_typed (Fixture *self,
                                   gconstpointer data)
{
  GtkWidget *section = show (self, "centre");
  gboolean is_done = FALSE;

  type_into (section, "City", "みほん市");
  g_signal_connect_swapped (self->workspace, "changed", G_CALLBACK (on_changed), &is_done);
  show (self, "staff");
  wait_for (&is_done);
  g_signal_handlers_disconnect_by_data (self->workspace, &is_done);
  g_assert_cmpstr (mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (self->workspace)), MDG_CENTRE_CITY), ==, "みほん市");
}

static void
test_staff_are_added_by_the_dialog (Fixture *self,
                                    gconstpointer data)
{
  GtkWidget *section = show (self, "staff");
  g_autoptr (GPtrArray) staff = NULL;
  GtkWidget *dialog;

  gtk_widget_activate_action (section, "master.add", NULL);
  mdg_test_settle ();
  dialog = find_dialog (self, MDG_TYPE_RECORD_DIALOG);
  g_assert_nonnull (dialog);

  /* Without a name it stays open and nobody is added. */
  gtk_widget_activate_action (dialog, "record.save", NULL);
  mdg_test_settle ();
  g_assert_true (find_dialog (self, MDG_TYPE_RECORD_DIALOG) == dialog);

  type_into (dialog, "Full name", "例示 直子");
  wait_for_save (self, dialog, "record.save");
  g_assert_null (find_dialog (self, MDG_TYPE_RECORD_DIALOG));
  staff = mdg_masters_list (self->workspace, MDG_KIND_STAFF, NULL);
  g_assert_cmpuint (staff->len, ==, 1);
  g_assert_true (mdg_record_get_flag (staff->pdata[0], MDG_STAFF_IS_ACTIVE));
  g_assert_nonnull (find_widget (section, ADW_TYPE_ACTION_ROW, "例示 直子"));
}

static void
test_a_list_of_towns_is_pasted (Fixture *self,
                                gconstpointer data)
{
  GtkWidget *section = show (self, "areas");
  g_autoptr (GPtrArray) areas = NULL;
  GtkWidget *dialog;
  MdgMasterList *list;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-towns", NULL);
  mdg_test_settle ();
  dialog = find_dialog (self, MDG_TYPE_TOWN_LIST_DIALOG);
  g_assert_nonnull (dialog);
  mdg_town_list_dialog_set_text (MDG_TOWN_LIST_DIALOG (dialog), "栄町\t中央\n本町\t中央\n川辺一丁目\t川辺\n");
  press_and_wait_for_save (self, dialog, find_widget (dialog, GTK_TYPE_TEXT_VIEW, NULL), "<Control>Return");

  list = MDG_MASTER_LIST (find_widget (section, MDG_TYPE_MASTER_LIST, NULL));
  areas = mdg_masters_list (self->workspace, MDG_KIND_AREA, NULL);
  g_assert_cmpuint (areas->len, ==, 2);
  g_assert_cmpuint (mdg_master_list_get_records (list)->len, ==, 2);

  /* Moved twice, saved once. */
  mdg_master_list_move (list, 0, 1);
  mdg_master_list_move (list, 1, -1);
  mdg_master_list_move (list, 0, 1);
  {
    gboolean is_done = FALSE;
    gulong handler = g_signal_connect_swapped (self->workspace, "changed", G_CALLBACK (on_changed), &is_done);

    mdg_master_list_flush (list);
    wait_for (&is_done);
    g_signal_handler_disconnect (self->workspace, handler);
  }
  g_clear_pointer (&areas, g_ptr_array_unref);
  areas = mdg_masters_list (self->workspace, MDG_KIND_AREA, NULL);
  g_assert_cmpstr (mdg_record_get_text (areas->pdata[0], MDG_AREA_NAME), ==, "川辺");
}

static void
test_fixed_vocabularies_are_read_only (Fixture *self,
                                       gconstpointer data)
{
  GtkWidget *section = show (self, "terms");
  g_autoptr (GPtrArray) vocabularies = mdg_masters_list_vocabularies (self->workspace, NULL);
  GtkWidget *row;

  for (guint i = 0; i < vocabularies->len; i++)
    {
      const MdgMastersVocabulary *vocabulary = vocabularies->pdata[i];

      if (!g_str_equal (vocabulary->id, "sex") && !g_str_equal (vocabulary->id, "issue"))
        continue;
      row = find_widget (section, ADW_TYPE_ACTION_ROW, vocabulary->name);
      g_assert_nonnull (row);
      gtk_widget_activate (row);
      mdg_test_settle ();
      gtk_widget_activate_action (section, "master.add", NULL);
      mdg_test_settle ();
      g_assert_true ((find_dialog (self, MDG_TYPE_RECORD_DIALOG) != NULL) == vocabulary->is_extensible);
      if (vocabulary->is_extensible)
        gtk_window_destroy (GTK_WINDOW (find_dialog (self, MDG_TYPE_RECORD_DIALOG)));
      assert_fits (section);
      gtk_widget_activate_action (section, "terms.back", NULL);
      mdg_test_settle ();
    }
}

static void
wait_while_busy (MdgImportSection *section)
{
  while (mdg_import_section_is_busy (section))
    g_main_context_iteration (NULL, TRUE);
  mdg_test_settle ();
}

static void
test_a_list_comes_in_and_goes (Fixture *self,
                               gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "registers", "two-line-head.csv", NULL);
  MdgImportSection *section = MDG_IMPORT_SECTION (show (self, "import"));
  g_autoptr (GPtrArray) consultations = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autofree char *uuid = NULL;

  mdg_import_section_open (section, path);
  wait_while_busy (section);
  assert_fits (GTK_WIDGET (section));
  g_assert_nonnull (find_widget (GTK_WIDGET (section), ADW_TYPE_COMBO_ROW, "相談者／氏名"));

  gtk_widget_activate_action (GTK_WIDGET (section), "import.apply", NULL);
  wait_while_busy (section);
  consultations = mdg_workspace_list (self->workspace, MDG_KIND_CONSULTATION, NULL);
  g_assert_cmpuint (consultations->len, ==, 3);

  runs = mdg_import_list (self->workspace, 5, NULL);
  g_assert_cmpuint (runs->len, ==, 1);
  uuid = mdg_uuid_dup_string (&((MdgImportRun *) runs->pdata[0])->uuid);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo-import", "s", uuid);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), "undo-import"));
  while (!g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), "undo-import"))
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&consultations, g_ptr_array_unref);
  consultations = mdg_workspace_list (self->workspace, MDG_KIND_CONSULTATION, NULL);
  g_assert_cmpuint (consultations->len, ==, 0);
}

static void
test_a_column_left_out_is_tried_again (Fixture *self,
                                       gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "registers", "two-line-head.csv", NULL);
  MdgImportSection *section = MDG_IMPORT_SECTION (show (self, "import"));
  g_autoptr (GPtrArray) consultations = NULL;
  GtkWidget *row;

  mdg_import_section_open (section, path);
  wait_while_busy (section);
  row = find_widget (GTK_WIDGET (section), ADW_TYPE_COMBO_ROW, "相談者／氏名");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  wait_while_busy (section);
  gtk_widget_activate_action (GTK_WIDGET (section), "import.apply", NULL);
  wait_while_busy (section);
  consultations = mdg_workspace_list (self->workspace, MDG_KIND_CONSULTATION, NULL);
  g_assert_cmpuint (consultations->len, ==, 3);
  for (guint i = 0; i < consultations->len; i++)
    g_assert_null (mdg_record_get_text (consultations->pdata[i], MDG_CONSULTATION_CONSULTER_NAME));
}

static void
test_first_steps_set_up_a_centre (Fixture *self,
                                  gconstpointer data)
{
  g_autoptr (GPtrArray) staff = NULL;
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.first-steps", NULL);
  mdg_test_settle ();
  page = GTK_WIDGET (mdg_window_get_page (self->window, "first-steps"));
  g_assert_true (mdg_window_get_visible_page (self->window) == MDG_PAGE (page));
  type_into (page, "Full name", "例示 直子");
  wait_for_save (self, page, "first-steps.begin");

  staff = mdg_masters_list (self->workspace, MDG_KIND_STAFF, NULL);
  g_assert_cmpuint (staff->len, ==, 1);
  g_assert_nonnull (mdg_workspace_get_staff (self->workspace));
  g_assert_true (mdg_window_get_visible_page (self->window) == mdg_window_get_page (self->window, "today"));

  /* Opened once more, nobody comes in a second time. */
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.first-steps", NULL);
  mdg_test_settle ();
  type_into (page, "Full name", "例示 直子");
  type_into (page, "City", "みほん市");
  wait_for_save (self, page, "first-steps.begin");
  g_ptr_array_unref (staff);
  staff = mdg_masters_list (self->workspace, MDG_KIND_STAFF, NULL);
  g_assert_cmpuint (staff->len, ==, 1);
}

static void
test_copies_are_listed (Fixture *self,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *section;

  g_assert_true (mdg_backup_create (self->path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  section = show (self, "backup");
  g_assert_nonnull (find_widget (section, ADW_TYPE_EXPANDER_ROW, NULL));
}

static void
test_text_size_goes_into_the_settings (Fixture *self,
                                       gconstpointer data)
{
  GtkWidget *section = show (self, "display");
  GtkWidget *row = find_widget (section, ADW_TYPE_COMBO_ROW, "Size of the text");

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_cmpfloat (g_settings_get_double (mdg_settings_get (), "text-scale"), ==, 1.1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  g_assert_cmpfloat (g_settings_get_double (mdg_settings_get (), "text-scale"), ==, 1.0);
}

static char *
dup_form_title (Fixture *self)
{
  g_autoptr (MdgFormSettings) settings = mdg_form_settings_load (self->workspace, NULL);

  return g_strdup (settings->texts[MDG_FORM_SETTING_TITLE]);
}

/* A centre calls its request form as it does; a title that cannot be printed is not kept and stays to be mended. */
static void
test_request_form (Fixture *self,
                   gconstpointer data)
{
  GtkWidget *section = show (self, "request-form");
  GtkEditable *title = GTK_EDITABLE (find_widget (section, ADW_TYPE_ENTRY_ROW, "Title"));
  g_autofree char *kept = NULL;

  type_into (section, "Title", "申込書");
  g_assert_true (gtk_widget_activate_action (section, "request-form.save", NULL));
  kept = dup_form_title (self);
  g_assert_cmpstr (kept, ==, "申込書");

  type_into (section, "Title", "");
  g_assert_true (gtk_widget_activate_action (section, "request-form.save", NULL));
  g_free (kept);
  kept = dup_form_title (self);
  g_assert_cmpstr (kept, ==, "申込書");
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "");
  g_assert_true (gtk_widget_activate_action (section, "request-form.discard", NULL));
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "申込書");
}

/* A term is kept as the register reads it; a day that is none is said and nothing is kept. */
static void
test_referrals (Fixture *self,
                gconstpointer data)
{
  GtkWidget *section = show (self, "referrals");
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (self->workspace));
  GtkWidget *days = find_widget (section, GTK_TYPE_SPIN_BUTTON, NULL);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (days), 1);
  type_into (section, "Where the city takes reports (office and telephone)", "高齢者支援課 047-000-1200");
  type_into (section, "To be looked at again by", "いつか");
  g_assert_true (gtk_widget_activate_action (section, "referral-section.save", NULL));
  g_assert_null (mdg_record_get_text (centre, MDG_CENTRE_REFERRAL_TERMS));

  type_into (section, "To be looked at again by", "R9.4.1");
  g_assert_true (gtk_widget_activate_action (section, "referral-section.save", NULL));
  for (guint i = 0; i < 500 && mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (self->workspace)), MDG_CENTRE_REFERRAL_TERMS) == NULL; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  centre = MDG_RECORD (mdg_workspace_get_centre (self->workspace));
  g_assert_cmpstr (mdg_record_get_text (centre, MDG_CENTRE_REFERRAL_TERMS), ==, "u4=1c u3=3c u2=10b u1=20b review=5b returned=5b report=5b follow=10b");
  g_assert_cmpstr (mdg_record_get_text (centre, MDG_CENTRE_REPORT_LINE), ==, "高齢者支援課 047-000-1200");
  g_assert_cmpstr (mdg_record_get_text (centre, MDG_CENTRE_FAX_RULE_DUE), ==, "2027-04-01");
}

#define add(name, function) g_test_add ("/settings/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  add ("every-part-opens-and-fits", test_every_part_opens_and_fits);
  add ("centre-is-saved", test_centre_is_saved_and_taken_back);
  add ("leaving-saves-what-was-typed", test_leaving_saves_what_was_typed);
  add ("staff-are-added-by-the-dialog", test_staff_are_added_by_the_dialog);
  add ("a-list-of-towns-is-pasted", test_a_list_of_towns_is_pasted);
  add ("fixed-vocabularies-are-read-only", test_fixed_vocabularies_are_read_only);
  add ("a-list-comes-in-and-goes", test_a_list_comes_in_and_goes);
  add ("a-column-left-out-is-tried-again", test_a_column_left_out_is_tried_again);
  add ("first-steps-set-up-a-centre", test_first_steps_set_up_a_centre);
  add ("copies-are-listed", test_copies_are_listed);
  add ("request-form", test_request_form);
  add ("referrals", test_referrals);
  add ("text-size-goes-into-the-settings", test_text_size_goes_into_the_settings);

  return g_test_run ();
}
