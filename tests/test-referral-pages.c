#include "mdg-referral-page.h"

#include "mdg-attachments.h"
#include "mdg-case-page.h"
#include "mdg-check-group.h"
#include "mdg-line-entry.h"
#include "mdg-referral-dialog.h"
#include "mdg-referral-form-page.h"
#include "mdg-referral-review-page.h"
#include "mdg-referral-row.h"
#include "mdg-referral-sample.h"
#include "mdg-referrals-page.h"
#include "mdg-referrals.h"
#include "mdg-scan.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-window.h"

#include <cairo-pdf.h>
#include <string.h>

typedef struct
{
  char *folder;
  MdgApplication *application;
  MdgWorkspace *workspace;
  MdgWindow *window;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("mdg-referrals-XXXXXX", NULL);
  path = g_build_filename (self->folder, "a.madoguchi", NULL);
  self->workspace = mdg_referral_sample_open (path);
  self->application = mdg_test_app_new ();
  self->window = mdg_window_new (GTK_APPLICATION (self->application));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  mdg_window_set_workspace (self->window, self->workspace);
  gtk_window_present (GTK_WINDOW (self->window));
  mdg_test_settle ();
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", self->folder);

  mdg_test_app_free (self->application);
  g_object_unref (self->workspace);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->folder);
}

static void
wait_until (Fixture *self,
            gboolean (*is_so) (Fixture *self))
{
  gint64 until = g_get_monotonic_time () + 8 * G_USEC_PER_SEC;

  while (!is_so (self) && g_get_monotonic_time () < until)
    {
      mdg_test_settle ();
      g_usleep (1000);
    }
  mdg_test_settle ();
  g_assert_true (is_so (self));
}

static void
act (Fixture *self,
     const char *action,
     const char *target)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), action, "s", target);
  mdg_test_settle ();
}

static MdgReferralFormPage *
get_form_page (Fixture *self)
{
  return MDG_REFERRAL_FORM_PAGE (mdg_window_get_page (self->window, "referral-form"));
}

static GtkWidget *
get_field (Fixture *self,
           guint field)
{
  MdgReferralFormPage *page = get_form_page (self);

  return mdg_paper_form_get_widget (mdg_referral_form_page_get_form (page), mdg_referral_form_page_get_record (page), field);
}

static void
type (Fixture *self,
      guint field,
      const char *text)
{
  GtkWidget *widget = get_field (self, field);

  if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget)))), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (mdg_line_entry_get_text_widget (MDG_LINE_ENTRY (widget))), text);
}

static void
tick (Fixture *self,
      guint field,
      guint place)
{
  GtkWidget *box = gtk_widget_get_first_child (get_field (self, field));

  for (guint i = 1; i < place; i++)
    box = gtk_widget_get_next_sibling (box);
  gtk_widget_grab_focus (box);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), TRUE);
}

static void
type_sheet (Fixture *self)
{
  type (self, MDG_REFERRAL_AFFILIATION, "東見本地域包括支援センター");
  type (self, MDG_REFERRAL_REQUESTER_NAME, "見本 美代");
  type (self, MDG_REFERRAL_FAX, "0470001235");
  type (self, MDG_REFERRAL_SUBJECT_NAME, "凡例 ハル（はんれい はる）");
  tick (self, MDG_REFERRAL_SEX, 2);
  type (self, MDG_REFERRAL_BIRTH, "88歳");
  tick (self, MDG_REFERRAL_REASONS, 4);
  tick (self, MDG_REFERRAL_REASONS, 5);
  type (self, MDG_REFERRAL_REQUEST_TEXT, "診立てをお願いしたい。");
}

static gboolean
is_in (GtkWindow *window,
       GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static gboolean
shows_referral (Fixture *self)
{
  MdgPage *page = mdg_window_get_visible_page (self->window);

  return MDG_IS_REFERRAL_PAGE (page) && mdg_referral_page_get_record (MDG_REFERRAL_PAGE (page)) != NULL;
}

static MdgRecord *
get_shown (Fixture *self)
{
  return mdg_referral_page_get_record (MDG_REFERRAL_PAGE (mdg_window_get_page (self->window, "referral")));
}

static gboolean
has_no_referral_draft (Fixture *self)
{
  g_autoptr (GPtrArray) drafts = mdg_workspace_list_drafts (self->workspace, NULL);

  return drafts->len == 0;
}

static gboolean
has_referral_draft (Fixture *self)
{
  return !has_no_referral_draft (self);
}

/* A sheet typed in its order; the stamp of receipt says what is missing and goes there, then gives the number. */
static void
test_transcription (Fixture *self,
                    gconstpointer data)
{
  MdgRecord *received;

  act (self, "win.new-referral", "");
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>Return"));
  g_assert_nonnull (strstr (mdg_referral_form_page_get_problem (get_form_page (self)), mdg_referral_ask_get_label (MDG_REFERRAL_ASKS_REQUESTER)));
  g_assert_true (is_in (GTK_WINDOW (self->window), get_field (self, MDG_REFERRAL_AFFILIATION)));

  type_sheet (self);
  type (self, MDG_REFERRAL_REQUESTER_NAME, "");
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>Return"));
  g_assert_true (is_in (GTK_WINDOW (self->window), get_field (self, MDG_REFERRAL_REQUESTER_NAME)));
  type (self, MDG_REFERRAL_REQUESTER_NAME, "見本 美代");
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>Return"));
  wait_until (self, shows_referral);

  received = get_shown (self);
  g_assert_cmpstr (mdg_record_get_text (received, MDG_REFERRAL_STATUS), ==, "received");
  g_assert_nonnull (mdg_record_get_text (received, MDG_REFERRAL_NUMBER));
  g_assert_cmpstr (mdg_record_get_text (received, MDG_REFERRAL_SUBJECT_NAME), ==, "凡例 ハル");
  g_assert_cmpstr (mdg_record_get_text (received, MDG_REFERRAL_SUBJECT_KANA), ==, "はんれい はる");
  g_assert_cmpstr (mdg_record_get_text (received, MDG_REFERRAL_SEX), ==, "f");
  g_assert_cmpint (mdg_record_get_integer (received, MDG_REFERRAL_AGE), ==, 88);
  g_assert_cmpstr (mdg_record_get_text (received, MDG_REFERRAL_FAX), ==, "047-000-1235");
  g_assert_cmpstr (mdg_record_get_text (received, MDG_REFERRAL_REASONS), ==, "jushin byotai");
  wait_until (self, has_no_referral_draft);
}

/* An impossible line stays as typed and is not received. */
static void
test_bad_line (Fixture *self,
               gconstpointer data)
{
  act (self, "win.new-referral", "");
  type_sheet (self);
  type (self, MDG_REFERRAL_BIRTH, "130");
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>Return"));
  mdg_test_settle ();
  g_assert_false (shows_referral (self));
  g_assert_nonnull (strstr (mdg_referral_form_page_get_problem (get_form_page (self)), "130"));
  g_assert_cmpstr (mdg_line_entry_get_text (MDG_LINE_ENTRY (get_field (self, MDG_REFERRAL_BIRTH))), ==, "130");
}

/* What was typed is on disk without anybody saving it: another program that opens the register finds it. */
static void
test_draft_survives (Fixture *self,
                     gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = NULL;
  MdgReferralFormPage *other;
  MdgRecord *record;

  act (self, "win.new-referral", "");
  type_sheet (self);
  type (self, MDG_REFERRAL_BIRTH, "S13.");
  wait_until (self, has_referral_draft);
  drafts = mdg_workspace_list_drafts (self->workspace, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);

  other = mdg_referral_form_page_new (self->workspace);
  g_object_ref_sink (other);
  g_assert_true (mdg_referral_form_page_open_draft (other, drafts->pdata[0], NULL));
  record = mdg_referral_form_page_get_record (other);
  g_assert_cmpstr (mdg_record_get_text (record, MDG_REFERRAL_SUBJECT_NAME), ==, "凡例 ハル");
  g_assert_cmpstr (mdg_record_get_text (record, MDG_REFERRAL_REQUEST_TEXT), ==, "診立てをお願いしたい。");
  g_assert_cmpstr (mdg_line_entry_get_text (MDG_LINE_ENTRY (mdg_paper_form_get_widget (mdg_referral_form_page_get_form (other), record, MDG_REFERRAL_BIRTH))), ==, "S13.");
  g_object_unref (other);
}

static void
test_undo_across_fields (Fixture *self,
                         gconstpointer data)
{
  act (self, "win.new-referral", "");
  type (self, MDG_REFERRAL_AFFILIATION, "東見本包括");
  tick (self, MDG_REFERRAL_SEX, 1);
  gtk_widget_activate_action (GTK_WIDGET (get_form_page (self)), "form.undo", NULL);
  g_assert_null (mdg_record_get_text (mdg_referral_form_page_get_record (get_form_page (self)), MDG_REFERRAL_SEX));
  g_assert_cmpstr (mdg_record_get_text (mdg_referral_form_page_get_record (get_form_page (self)), MDG_REFERRAL_AFFILIATION), ==, "東見本包括");
  gtk_widget_activate_action (GTK_WIDGET (get_form_page (self)), "form.redo", NULL);
  g_assert_cmpstr (mdg_record_get_text (mdg_referral_form_page_get_record (get_form_page (self)), MDG_REFERRAL_SEX), ==, "m");
}

static MdgReferralDialog *
find_dialog (Fixture *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (MDG_IS_REFERRAL_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;

  return NULL;
}

static gboolean
has_dialog (Fixture *self)
{
  return find_dialog (self) != NULL;
}

static gboolean
has_no_dialog (Fixture *self)
{
  return find_dialog (self) == NULL;
}

static gboolean
is_visited (Fixture *self)
{
  return g_strcmp0 (mdg_record_get_text (get_shown (self), MDG_REFERRAL_STATUS), "visited") == 0;
}

/* A number typed or a code scanned shows the record with the fields of the visit that comes back; what is missing is named and
   has the focus, a score out of range is refused, and then it is recorded. */
static void
test_code_opens_the_return (Fixture *self,
                            gconstpointer data)
{
  g_autoptr (MdgRecord) scheduled = mdg_referral_sample_find (self->workspace, "scheduled");
  MdgReferralDialog *dialog;
  MdgReferralWish *wish;
  GtkWidget *findings;

  act (self, "win.open-referral-code", mdg_record_get_text (scheduled, MDG_REFERRAL_NUMBER));
  wait_until (self, has_dialog);
  g_assert_true (mdg_uuid_equal (mdg_record_get_uuid (get_shown (self)), mdg_record_get_uuid (scheduled)));
  dialog = find_dialog (self);
  wish = mdg_referral_dialog_get_wish (dialog);
  g_assert_cmpint (wish->operation, ==, MDG_REFERRAL_RECORD_VISIT);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "operation.save", NULL);
  mdg_test_settle ();
  g_assert_nonnull (strstr (mdg_referral_dialog_get_problem (dialog), mdg_referral_ask_get_label (MDG_REFERRAL_ASKS_FINDINGS)));
  findings = mdg_paper_form_get_widget (mdg_referral_dialog_get_form (dialog), wish->visit, MDG_REFERRAL_VISIT_FINDINGS);
  g_assert_true (is_in (GTK_WINDOW (dialog), findings));

  mdg_record_set_text (wish->visit, MDG_REFERRAL_VISIT_FINDINGS, "認知症の疑い。両下腿に浮腫。");
  mdg_record_set_text (wish->visit, MDG_REFERRAL_VISIT_CONDITION, "u2");
  mdg_record_set_text (wish->visit, MDG_REFERRAL_VISIT_PLAN, "物忘れ外来へ。");
  mdg_record_set_integer (wish->extras->pdata[0], MDG_REFERRAL_SCALE_SCORE, 31);
  mdg_paper_form_update (mdg_referral_dialog_get_form (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "operation.save", NULL);
  mdg_test_settle ();
  g_assert_true (has_dialog (self));
  g_assert_nonnull (strstr (mdg_referral_dialog_get_problem (dialog), "30"));

  mdg_record_set_integer (wish->extras->pdata[0], MDG_REFERRAL_SCALE_SCORE, 14);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "operation.save", NULL);
  wait_until (self, has_no_dialog);
  wait_until (self, is_visited);
}

/* A blank form that comes back begins a new referral with its serial. */
static void
test_serial_begins_a_form (Fixture *self,
                           gconstpointer data)
{
  g_auto (GStrv) serials = mdg_referrals_take_serials (self->workspace, 1, NULL);

  act (self, "win.open-referral-code", serials[0]);
  g_assert_true (MDG_IS_REFERRAL_FORM_PAGE (mdg_window_get_visible_page (self->window)));
  g_assert_cmpstr (mdg_record_get_text (mdg_referral_form_page_get_record (get_form_page (self)), MDG_REFERRAL_FORM_SERIAL), ==, serials[0]);
}

/* Only what the table of the rules has is offered, what leads on first. */
static void
test_only_what_is_possible (Fixture *self,
                            gconstpointer data)
{
  static const struct
  {
    const char *state;
    const char *operations;
  } cases[] = {
    { "received", "triage return withdraw" },
    { "triage", "arrange decline withdraw" },
    { "arranging", "schedule withdraw" },
    { "scheduled", "visit reschedule withdraw" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MdgRecord) referral = mdg_referral_sample_find (self->workspace, cases[i].state);
      g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (referral));
      g_auto (GStrv) codes = NULL;
      g_autofree char *joined = NULL;

      act (self, "win.show-referral", uuid);
      codes = mdg_referral_page_dup_operations (MDG_REFERRAL_PAGE (mdg_window_get_page (self->window, "referral")));
      joined = g_strjoinv (" ", codes);
      g_assert_cmpstr (joined, ==, cases[i].operations);
    }
}

static GtkWidget *
find (GtkWidget *root,
      GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkListView *
get_list (Fixture *self)
{
  return GTK_LIST_VIEW (gtk_widget_get_template_child (GTK_WIDGET (mdg_window_get_page (self->window, "referrals")), MDG_TYPE_REFERRALS_PAGE, "list_view"));
}

static gboolean
has_rows (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (get_list (self)))) >= 6;
}

static gboolean
are_all_handed_over (Fixture *self)
{
  g_autoptr (GPtrArray) referrals = mdg_workspace_list (self->workspace, MDG_KIND_REFERRAL, NULL);
  const MdgUuid *owner = mdg_record_get_reference (referrals->pdata[0], MDG_REFERRAL_OWNER);

  for (guint i = 0; i < referrals->len; i++)
    {
      const MdgUuid *own = mdg_record_get_reference (referrals->pdata[i], MDG_REFERRAL_OWNER);

      if (own == NULL || !mdg_uuid_equal (own, owner))
        return FALSE;
    }

  return !mdg_uuid_equal (owner, mdg_record_get_uuid (MDG_RECORD (mdg_workspace_get_staff (self->workspace))));
}

static gboolean
are_some_not_handed_over (Fixture *self)
{
  return !are_all_handed_over (self);
}

static void
test_bulk_assign (Fixture *self,
                  gconstpointer data)
{
  GtkWidget *page;
  GtkDropDown *staff;

  mdg_window_show_page (self->window, "referrals");
  wait_until (self, has_rows);
  page = GTK_WIDGET (mdg_window_get_page (self->window, "referrals"));
  gtk_selection_model_select_all (gtk_list_view_get_model (get_list (self)));
  staff = GTK_DROP_DOWN (gtk_widget_get_template_child (page, MDG_TYPE_REFERRALS_PAGE, "bulk_staff"));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (staff)), ==, 2);
  for (guint i = 0; i < 2; i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (staff)), i), "例示 健"))
      gtk_drop_down_set_selected (staff, i);
  gtk_widget_activate_action (page, "referrals.assign", NULL);
  wait_until (self, are_all_handed_over);
  gtk_widget_activate_action (page, "referrals.undo", NULL);
  wait_until (self, are_some_not_handed_over);
}

static gboolean
is_counted (Fixture *self)
{
  GtkWidget *count = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (mdg_window_get_page (self->window, "referrals")), MDG_TYPE_REFERRALS_PAGE, "count"));

  return strstr (gtk_label_get_text (GTK_LABEL (count)), "10,006") != NULL || strstr (gtk_label_get_text (GTK_LABEL (count)), "10006") != NULL;
}

static gboolean
has_many_rows (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (get_list (self)))) > 400;
}

/* Ten thousand: the first screen is there at once, the number is exact, and scrolling brings the rest, the due ones first. */
static void
test_ten_thousand (Fixture *self,
                   gconstpointer data)
{
  GtkScrolledWindow *scrolled;
  g_autofree char *before = NULL;

  mdg_referral_sample_add_many (self->workspace, 10000);
  mdg_window_show_page (self->window, "referrals");
  wait_until (self, has_rows);
  wait_until (self, is_counted);
  scrolled = GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (get_list (self)), GTK_TYPE_SCROLLED_WINDOW));
  for (guint i = 0; i < 40 && !has_many_rows (self); i++)
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      for (guint k = 0; k < 60; k++)
        {
          mdg_test_settle ();
          g_usleep (1000);
        }
    }
  g_assert_true (has_many_rows (self));
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (MdgReferralRow) row = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (get_list (self))), i);
      const char *due = mdg_referral_row_get_line (row)->due;

      g_assert_cmpstr (before != NULL ? before : "", <=, due);
      g_free (before);
      before = g_strdup (due);
    }
}

static MdgReferralReviewPage *
get_review (Fixture *self)
{
  return MDG_REFERRAL_REVIEW_PAGE (mdg_window_get_page (self->window, "referral-review"));
}

static gboolean
is_third_arranging (Fixture *self)
{
  g_autoptr (GPtrArray) referrals = mdg_workspace_list (self->workspace, MDG_KIND_REFERRAL, NULL);
  guint n = 0;

  for (guint i = 0; i < referrals->len; i++)
    n += g_strcmp0 (mdg_record_get_text (referrals->pdata[i], MDG_REFERRAL_STATUS), "arranging") == 0;

  return n == 2;
}

/* Names are masked, keys decide, what is missing is named, and the next one comes by itself. */
static void
test_review (Fixture *self,
             gconstpointer data)
{
  MdgReferralWish *wish;
  MdgUuid first;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.review-referrals", NULL);
  mdg_test_settle ();
  g_assert_false (mdg_referral_review_page_shows_names (get_review (self)));
  wish = mdg_referral_review_page_get_wish (get_review (self));
  g_assert_nonnull (wish);
  first = *mdg_referral_review_page_get_uuid (get_review (self));

  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>Return"));
  g_assert_true (is_in (GTK_WINDOW (self->window), GTK_WIDGET (mdg_referral_review_page_get_form (get_review (self)))));
  mdg_record_set_text (wish->referral, MDG_REFERRAL_NEED, "n3");
  mdg_record_set_text (wish->referral, MDG_REFERRAL_URGENCY, "u3");
  mdg_record_set_text (wish->referral, MDG_REFERRAL_DECIDED_BY, "試験医師1");
  mdg_record_set_text (wish->referral, MDG_REFERRAL_RESPONDER_NAME, "試験医師2");
  mdg_record_set_text (wish->referral, MDG_REFERRAL_CONSENT, "got");
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>Return"));
  wait_until (self, is_third_arranging);
  g_assert_false (mdg_uuid_equal (mdg_referral_review_page_get_uuid (get_review (self)), &first));

  gtk_widget_activate_action (GTK_WIDGET (get_review (self)), "review.names", NULL);
  g_assert_true (mdg_referral_review_page_shows_names (get_review (self)));
}

static gboolean
tells_of_a_referral (Fixture *self)
{
  GtkWidget *line = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (mdg_window_get_page (self->window, "case")), MDG_TYPE_CASE_PAGE, "line"));

  for (GtkWidget *row = gtk_widget_get_first_child (line); row != NULL; row = gtk_widget_get_next_sibling (row))
    for (GtkWidget *button = find (row, GTK_TYPE_BUTTON); button != NULL; button = gtk_widget_get_next_sibling (button))
      if (GTK_IS_ACTIONABLE (button) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "win.show-referral") == 0)
        return TRUE;

  return FALSE;
}

/* The time line of a case tells of its referrals; a new one knows what the case knows. */
static void
test_case (Fixture *self,
           gconstpointer data)
{
  g_autoptr (MdgRecord) scheduled = mdg_referral_sample_find (self->workspace, "scheduled");
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_reference (scheduled, MDG_REFERRAL_CASE));

  act (self, "win.show-case", uuid);
  wait_until (self, tells_of_a_referral);
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control><Shift>r"));
  mdg_test_settle ();
  g_assert_true (MDG_IS_REFERRAL_FORM_PAGE (mdg_window_get_visible_page (self->window)));
  g_assert_cmpstr (mdg_record_get_text (mdg_referral_form_page_get_record (get_form_page (self)), MDG_REFERRAL_SUBJECT_NAME), ==, mdg_record_get_text (scheduled, MDG_REFERRAL_SUBJECT_NAME));
}

/* Scans. */

static cairo_status_t
append_bytes (void *closure,
              const unsigned char *data,
              unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
new_pdf (guint n_pages)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_pages; i++)
    {
      cairo_rectangle (cr, 100, 100, 200, 50);
      cairo_fill (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static MdgScan *
open_scan (GBytes *bytes,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  mdg_scan_open_async (bytes, NULL, opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return mdg_scan_open_finish (result, error);
}

static void
test_scans (Fixture *self,
            gconstpointer data)
{
  static const char program[] = "\x7f"
                                "ELF\x02\x01\x01";
  static const char damaged[] = "%PDF-1.7\nnothing of a PDF follows";
  static const char no_png[] = "\x89PNG\r\n\x1a\n broken";
  g_autoptr (GBytes) pdf = new_pdf (2);
  g_autoptr (GBytes) elf = g_bytes_new_static (program, sizeof program);
  g_autoptr (GBytes) torn = g_bytes_new_static (damaged, sizeof damaged);
  g_autoptr (GBytes) png = g_bytes_new_static (no_png, sizeof no_png);
  GBytes *bad[] = { elf, torn, png };
  g_autoptr (MdgScan) scan = open_scan (pdf, NULL);
  g_autoptr (GAsyncResult) drawn = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  g_assert_nonnull (scan);
  g_assert_cmpuint (mdg_scan_get_n_pages (scan), ==, 2);
  mdg_scan_draw_async (scan, 1, NULL, opened_cb, &drawn);
  while (drawn == NULL)
    g_main_context_iteration (NULL, TRUE);
  texture = mdg_scan_draw_finish (scan, drawn, NULL);
  g_assert_nonnull (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), >, 1500);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (open_scan (bad[i], &error));
      g_assert_nonnull (error);
    }
}

static gboolean
has_picture (Fixture *self)
{
  return mdg_scan_view_has_picture (mdg_referral_form_page_get_scan (get_form_page (self)));
}

static gboolean
is_attached (Fixture *self)
{
  g_autoptr (GPtrArray) list = shows_referral (self) ? mdg_attachments_list (self->workspace, mdg_record_get_uuid (get_shown (self)), NULL) : NULL;

  return list != NULL && list->len == 1;
}

/* The original stands beside while it is typed, and in the register once the sheet is received. */
static void
test_original (Fixture *self,
               gconstpointer data)
{
  g_autoptr (GBytes) pdf = new_pdf (1);
  g_autofree char *path = g_build_filename (self->folder, "依頼書.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  act (self, "win.new-referral", "");
  mdg_referral_form_page_attach (get_form_page (self), file);
  wait_until (self, has_picture);
  type_sheet (self);
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>Return"));
  wait_until (self, is_attached);
}

int
main (int argc,
      char **argv)
{
  mdg_test_app_init (&argc, &argv);

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/referral-pages/transcription", test_transcription);
  ADD ("/referral-pages/bad-line", test_bad_line);
  ADD ("/referral-pages/draft-survives", test_draft_survives);
  ADD ("/referral-pages/undo-across-fields", test_undo_across_fields);
  ADD ("/referral-pages/code-opens-the-return", test_code_opens_the_return);
  ADD ("/referral-pages/serial-begins-a-form", test_serial_begins_a_form);
  ADD ("/referral-pages/only-what-is-possible", test_only_what_is_possible);
  ADD ("/referral-pages/bulk-assign", test_bulk_assign);
  ADD ("/referral-pages/ten-thousand", test_ten_thousand);
  ADD ("/referral-pages/review", test_review);
  ADD ("/referral-pages/case", test_case);
  ADD ("/referral-pages/scans", test_scans);
  ADD ("/referral-pages/original", test_original);
#undef ADD

  return g_test_run ();
}
