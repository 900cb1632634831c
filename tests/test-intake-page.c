#include "mdg-intake-page.h"

#include "mdg-follow-up.h"
#include "mdg-intake-binder.h"
#include "mdg-intake-form.h"
#include "mdg-intake-sample.h"
#include "mdg-subject.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  MdgApplication *application;
  GtkWindow *window;
  MdgIntakePage *page;
  MdgIntakeForm *form;
} Fixture;

static void
open_page (Fixture *self)
{
  self->window = GTK_WINDOW (gtk_application_window_new (GTK_APPLICATION (self->application)));
  self->page = mdg_intake_page_new (self->workspace);
  self->form = MDG_INTAKE_FORM (gtk_widget_get_template_child (GTK_WIDGET (self->page), MDG_TYPE_INTAKE_PAGE, "form"));
  gtk_window_set_child (self->window, GTK_WIDGET (self->page));
  gtk_window_set_default_size (self->window, 1280, 800);
  gtk_window_present (self->window);
  mdg_intake_page_begin (self->page);
  mdg_test_settle ();
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("mdg-intake-page-XXXXXX", NULL);
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_intake_sample_open (path);
  self->application = mdg_test_app_new ();
  open_page (self);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm", ".lock" };

  mdg_test_app_free (self->application);
  mdg_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat ("test.madoguchi", ends[i], NULL);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static GtkWidget *
get_child (Fixture *self,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->form), MDG_TYPE_INTAKE_FORM, name));
}

static MdgIntake *
get_intake (Fixture *self)
{
  return mdg_intake_binder_get_intake (mdg_intake_form_get_binder (self->form));
}

static void
type_line (Fixture *self,
           const char *name,
           const char *text)
{
  mdg_line_entry_set_text (MDG_LINE_ENTRY (get_child (self, name)), text);
}

static void
type_text (Fixture *self,
           const char *text)
{
  gtk_widget_grab_focus (get_child (self, "text"));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_child (self, "text"))), text, -1);
}

static char *
dup_text (Fixture *self)
{
  return g_strdup (mdg_record_get_text (mdg_intake_get_consultation (get_intake (self)), MDG_CONSULTATION_TEXT));
}

static gboolean
is_in (Fixture *self,
       const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);
  GtkWidget *child = get_child (self, name);

  return focus != NULL && (focus == child || gtk_widget_is_ancestor (focus, child));
}

static void
on_deadline (gboolean *is_over)
{
  *is_over = TRUE;
}

/* Until the number of drafts is n; fails after five seconds. */
static void
wait_for_drafts (Fixture *self,
                 guint n)
{
  gboolean is_over = FALSE;
  guint timer = g_timeout_add_once (5000, (GSourceOnceFunc) on_deadline, &is_over);

  for (;;)
    {
      g_autoptr (GPtrArray) drafts = mdg_workspace_list_drafts (self->workspace, NULL);

      if (drafts->len == n)
        break;
      g_assert_false (is_over);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (timer);
}

static guint
count_consultations (Fixture *self)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (self->workspace, MDG_KIND_CONSULTATION, NULL);

  return records->len;
}

static void
wait_for_consultations (Fixture *self,
                        guint n)
{
  gboolean is_over = FALSE;
  guint timer = g_timeout_add_once (5000, (GSourceOnceFunc) on_deadline, &is_over);

  while (count_consultations (self) != n || mdg_intake_is_editing (get_intake (self)))
    {
      g_assert_false (is_over);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (timer);
  mdg_test_settle ();
}

static void
test_twelve_stops (Fixture *self,
                   gconstpointer data)
{
  static const char *const stops[] = { "received", "consulter", "phone", "subject", "birth", "address", "text", "action", "contents", "what", "due", "save" };

  gtk_widget_grab_focus (get_child (self, "received"));
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_test_message ("%s", stops[i]);
      g_assert_true (is_in (self, stops[i]));
      gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
    }

  gtk_widget_grab_focus (get_child (self, "save"));
  for (guint i = G_N_ELEMENTS (stops); i > 0; i--)
    {
      g_assert_true (is_in (self, stops[i - 1]));
      gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_BACKWARD);
    }
}

static void
test_fields_with_keys (Fixture *self,
                       gconstpointer data)
{
  MdgRecord *consultation = mdg_intake_get_consultation (get_intake (self));

  g_assert_true (mdg_test_press (self->window, "<Alt>p"));
  g_assert_true (is_in (self, "profession"));
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
  g_assert_true (is_in (self, "phone"));
  mdg_test_press (self->window, "<Alt>u");
  g_assert_true (is_in (self, "urgency"));
  g_assert_null (mdg_record_get_text (consultation, MDG_CONSULTATION_URGENCY));
  mdg_test_press (self->window, "<Alt>k");
  g_assert_cmpstr (mdg_record_get_text (consultation, MDG_CONSULTATION_KIND), ==, "repeat");
  mdg_test_press (self->window, "<Alt>s");
  g_assert_cmpstr (mdg_record_get_text (mdg_intake_get_subject (get_intake (self)), MDG_SUBJECT_SEX), ==, "f");
}

static void
test_save_and_next (Fixture *self,
                    gconstpointer data)
{
  guint n = count_consultations (self);

  type_text (self, "夜間の往診先を知りたい。");
  type_line (self, "what", "一覧をFAX");
  type_line (self, "due", "明日");
  wait_for_drafts (self, 1);
  mdg_test_press (self->window, "<Control>Return");
  wait_for_consultations (self, n + 1);
  wait_for_drafts (self, 0);

  g_assert_true (mdg_intake_is_blank (get_intake (self)));
  g_assert_true (is_in (self, "consulter"));
}

static void
test_empty_is_not_saved (Fixture *self,
                         gconstpointer data)
{
  guint n = count_consultations (self);

  type_line (self, "subject", "丙山 太郎");
  mdg_test_press (self->window, "<Control>Return");
  mdg_test_settle ();
  g_assert_cmpuint (count_consultations (self), ==, n);
  g_assert_nonnull (mdg_intake_form_get_problem (self->form));
  g_assert_cmpstr (mdg_line_entry_get_text (MDG_LINE_ENTRY (get_child (self, "subject"))), ==, "丙山 太郎");
  type_text (self, "本文");
  g_assert_null (mdg_intake_form_get_problem (self->form));
}

static void
test_wrong_date_stays (Fixture *self,
                       gconstpointer data)
{
  MdgLineEntry *birth = MDG_LINE_ENTRY (get_child (self, "birth"));

  type_line (self, "birth", "S64.1.8");
  g_assert_nonnull (mdg_line_entry_get_fault (birth));
  g_assert_cmpstr (mdg_line_entry_get_text (birth), ==, "S64.1.8");
  type_line (self, "birth", "S64.1.7");
  g_assert_null (mdg_line_entry_get_fault (birth));
}

static void
test_take_candidate (Fixture *self,
                     gconstpointer data)
{
  type_line (self, "subject", "ｺｳﾉ ﾊﾅ");
  type_line (self, "birth", "S13.3.5");
  gtk_widget_grab_focus (get_child (self, "subject"));
  g_assert_true (mdg_test_press (self->window, "<Alt>1"));
  g_assert_true (mdg_intake_has_known_subject (get_intake (self)));
  /* What is known needs no key: on to what is not. */
  g_assert_cmpstr (mdg_line_entry_get_text (MDG_LINE_ENTRY (get_child (self, "address"))), !=, "");
  g_assert_true (is_in (self, "text"));
  g_assert_cmpstr (mdg_line_entry_get_text (MDG_LINE_ENTRY (get_child (self, "subject"))), ==, "甲野 花子");
  g_assert_cmpstr (mdg_record_get_text (mdg_intake_get_subject (get_intake (self)), MDG_SUBJECT_BIRTH), ==, "1938-03-05");

  /* Taking somebody is one step. */
  mdg_test_press (self->window, "<Control>z");
  g_assert_false (mdg_intake_has_known_subject (get_intake (self)));
  g_assert_cmpstr (mdg_line_entry_get_text (MDG_LINE_ENTRY (get_child (self, "subject"))), ==, "ｺｳﾉ ﾊﾅ");
  mdg_test_press (self->window, "<Control><Shift>z");
  g_assert_true (mdg_intake_has_known_subject (get_intake (self)));
}

static void
test_undo_a_hundred (Fixture *self,
                     gconstpointer data)
{
  g_autofree char *before = mdg_intake_dup_json (get_intake (self));
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *minutes = g_strdup_printf ("%u", i + 1);

      type_text (self, "字");
      type_line (self, "minutes", minutes);
      mdg_test_press (self->window, "<Alt>k");
      mdg_code_entry_add (MDG_CODE_ENTRY (get_child (self, "contents")), i % 2 == 0 ? "A1" : "C1");
    }
  after = mdg_intake_dup_json (get_intake (self));

  while (mdg_test_press (self->window, "<Control>z") && n < 500)
    {
      g_autofree char *now = mdg_intake_dup_json (get_intake (self));

      n++;
      if (g_str_equal (now, before))
        break;
    }
  undone = mdg_intake_dup_json (get_intake (self));
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpuint (n, >=, 100);

  while (n-- > 0)
    mdg_test_press (self->window, "<Control><Shift>z");
  redone = mdg_intake_dup_json (get_intake (self));
  g_assert_cmpstr (redone, ==, after);
}

/* As after a kill: only what is on disk comes back, with the cursor. */
static void
test_draft_comes_back (Fixture *self,
                       gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *text = NULL;
  GtkTextIter iter;
  GtkTextBuffer *buffer;
  int offset;

  type_line (self, "birth", "S64.1.8");
  type_text (self, "四本目の電話の途中");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_child (self, "text")));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 3);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_insert_at_cursor (buffer, "、", -1);
  wait_for_drafts (self, 1);
  drafts = mdg_workspace_list_drafts (self->workspace, NULL);
  g_assert_true (mdg_intake_page_was_open (drafts->pdata[0]));

  gtk_window_destroy (self->window);
  open_page (self);
  g_assert_true (mdg_intake_page_open_draft (self->page, drafts->pdata[0], NULL));
  text = dup_text (self);
  g_assert_cmpstr (text, ==, "四本目、の電話の途中");
  g_assert_cmpstr (mdg_line_entry_get_text (MDG_LINE_ENTRY (get_child (self, "birth"))), ==, "S64.1.8");
  g_assert_true (is_in (self, "text"));
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_child (self, "text"))), "cursor-position", &offset, NULL);
  g_assert_cmpint (offset, ==, 4);
}

static void
test_several_drafts (Fixture *self,
                     gconstpointer data)
{
  type_text (self, "一つ目");
  mdg_intake_page_begin (self->page);
  type_text (self, "二つ目");
  mdg_intake_page_begin (self->page);
  wait_for_drafts (self, 2);
  g_assert_true (mdg_intake_is_blank (get_intake (self)));
}

static void
test_write_on (Fixture *self,
               gconstpointer data)
{
  g_autoptr (GPtrArray) consultations = mdg_workspace_list (self->workspace, MDG_KIND_CONSULTATION, NULL);
  g_autoptr (GPtrArray) before = mdg_workspace_list (self->workspace, MDG_KIND_CONTACT, NULL);
  const MdgUuid *uuid = mdg_record_get_uuid (consultations->pdata[3]);
  g_autoptr (GPtrArray) promises = mdg_workspace_list_children (self->workspace, MDG_KIND_FOLLOW_UP, MDG_FOLLOW_UP_CONSULTATION, uuid, NULL);
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (MdgRecord) promise = NULL;
  GtkWidget *action = get_child (self, "action");

  g_assert_true (mdg_intake_page_continue (self->page, uuid, NULL));
  g_assert_true (is_in (self, "action"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (action)), "空きを伝えた。", -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_first_child (get_child (self, "promises"))), TRUE);
  mdg_test_press (self->window, "<Control>Return");
  while (mdg_intake_is_continuing (get_intake (self)))
    g_main_context_iteration (NULL, TRUE);

  contacts = mdg_workspace_list (self->workspace, MDG_KIND_CONTACT, NULL);
  g_assert_cmpuint (contacts->len, ==, before->len + 1);
  g_assert_cmpuint (count_consultations (self), ==, consultations->len);
  promise = mdg_workspace_load (self->workspace, MDG_KIND_FOLLOW_UP, mdg_record_get_uuid (promises->pdata[0]), NULL);
  g_assert_cmpstr (mdg_record_get_text (promise, MDG_FOLLOW_UP_STATUS), ==, "done");
}

#define ADD(name, function) g_test_add ("/intake-page/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  ADD ("twelve-stops", test_twelve_stops);
  ADD ("fields-with-keys", test_fields_with_keys);
  ADD ("save-and-next", test_save_and_next);
  ADD ("empty-is-not-saved", test_empty_is_not_saved);
  ADD ("wrong-date-stays", test_wrong_date_stays);
  ADD ("take-candidate", test_take_candidate);
  ADD ("undo-a-hundred", test_undo_a_hundred);
  ADD ("draft-comes-back", test_draft_comes_back);
  ADD ("several-drafts", test_several_drafts);
  ADD ("write-on", test_write_on);

  return g_test_run ();
}
