#include "mdg-business-days.h"
#include "mdg-consultation.h"
#include "mdg-follow-up.h"
#include "mdg-staff.h"
#include "mdg-today.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  MdgStaff *staff;
  MdgRecord *consultation;
} Fixture;

/* Tuesday. */
static const MdgDate today = { 2026, 5, 12 };

static void
save (Fixture *self,
      MdgRecord *record)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Test");
  g_autoptr (GError) error = NULL;

  mdg_change_add (change, record);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
  mdg_record_assign (record, mdg_change_get_records (change)->pdata[0]);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("mdg-today-XXXXXX", NULL);
  path = g_build_filename (self->folder, "a.madoguchi", NULL);
  g_assert_true (mdg_workspace_create (path, "みほん市", &error));
  self->workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  mdg_workspace_set_today (self->workspace, &today);

  self->staff = mdg_staff_new ();
  mdg_record_set_text (MDG_RECORD (self->staff), MDG_STAFF_NAME, "例示 直子");
  save (self, MDG_RECORD (self->staff));
  mdg_workspace_set_staff (self->workspace, self->staff);

  self->consultation = MDG_RECORD (mdg_consultation_new ());
  mdg_record_set_text (self->consultation, MDG_CONSULTATION_RECEIVED_AT, "2026-05-01T10:00");
  mdg_record_set_text (self->consultation, MDG_CONSULTATION_TEXT, "80代女性独居。");
  mdg_record_set_text (self->consultation, MDG_CONSULTATION_AFFILIATION, "東見本包括");
  mdg_record_set_text (self->consultation, MDG_CONSULTATION_CONSULTER_NAME, "見本");
  save (self, self->consultation);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", self->folder);

  g_object_unref (self->consultation);
  g_object_unref (self->staff);
  g_assert_finalize_object (self->workspace);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->folder);
}

static MdgRecord *
add_promise (Fixture *self,
             const char *what,
             const char *due,
             gboolean waiting)
{
  MdgRecord *record = MDG_RECORD (mdg_follow_up_new ());

  mdg_record_set_text (record, MDG_FOLLOW_UP_WHAT, what);
  mdg_record_set_text (record, MDG_FOLLOW_UP_DUE, due);
  mdg_record_set_text (record, MDG_FOLLOW_UP_STATUS, waiting ? "waiting" : "open");
  mdg_record_set_reference (record, MDG_FOLLOW_UP_STAFF, mdg_record_get_uuid (MDG_RECORD (self->staff)));
  mdg_record_set_reference (record, MDG_FOLLOW_UP_CONSULTATION, mdg_record_get_uuid (self->consultation));
  save (self, record);

  return record;
}

static MdgPromise *
find (MdgToday *list,
      MdgPromiseGroup group,
      const char *what)
{
  for (guint i = 0; i < list->groups[group]->len; i++)
    if (g_strcmp0 (mdg_promise_get_data (list->groups[group]->pdata[i])->what, what) == 0)
      return list->groups[group]->pdata[i];

  return NULL;
}

static void
test_groups (Fixture *self,
             gconstpointer data)
{
  static const struct
  {
    const char *due;
    gboolean waiting;
    MdgPromiseGroup group;
    int days;
  } cases[] = {
    { "2026-05-11", FALSE, MDG_PROMISE_OVERDUE, 1 },
    { "2026-05-01", FALSE, MDG_PROMISE_OVERDUE, 4 }, /* three holidays and two Sundays between */
    { "2026-04", FALSE, MDG_PROMISE_OVERDUE, 5 },
    { "2026-05-12", FALSE, MDG_PROMISE_TODAY, 0 },
    { "2026-05-13", FALSE, MDG_PROMISE_SOON, 0 },
    { "2026-05-19", FALSE, MDG_PROMISE_SOON, 0 },
    { "2026-05-20", FALSE, MDG_PROMISE_LATER, 0 },
    { "2026-05", FALSE, MDG_PROMISE_LATER, 0 },
    { NULL, FALSE, MDG_PROMISE_SOON, 0 },
    { "2026-05-01", TRUE, MDG_PROMISE_WAITING, 4 },
  };
  g_autoptr (MdgToday) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *what = g_strdup_printf ("約束%u", i);
      g_autoptr (MdgRecord) record = add_promise (self, what, cases[i].due, cases[i].waiting);
    }

  list = mdg_today_load (self->workspace, TRUE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *what = g_strdup_printf ("約束%u", i);
      MdgPromise *promise = find (list, cases[i].group, what);

      g_assert_nonnull (promise);
      g_assert_cmpint (mdg_promise_get_days (promise, &today), ==, cases[i].days);
    }
}

static void
test_what_one_sees (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgRecord) record = add_promise (self, "折り返し", "2026-05-12", FALSE);
  g_autoptr (MdgToday) list = mdg_today_load (self->workspace, TRUE, NULL);
  const MdgPromiseData *promise = mdg_promise_get_data (list->groups[MDG_PROMISE_TODAY]->pdata[0]);

  g_assert_cmpstr (promise->whom, ==, "東見本包括 見本");
  g_assert_cmpstr (promise->detail, ==, "80代女性独居。");
  g_assert_cmpstr (promise->number, ==, "R8-0001");
  g_assert_cmpstr (promise->staff, ==, "例示 直子");
}

static void
test_done_and_back (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgRecord) record = add_promise (self, "折り返し", "2026-05-12", FALSE);
  g_autoptr (MdgToday) before = mdg_today_load (self->workspace, TRUE, NULL);
  g_autoptr (MdgChange) change = mdg_today_new_done (self->workspace, before->groups[MDG_PROMISE_TODAY]->pdata[0], NULL);
  g_autoptr (MdgToday) after = NULL;
  g_autoptr (MdgToday) again = NULL;

  g_assert_true (mdg_workspace_save (self->workspace, change, NULL));
  after = mdg_today_load (self->workspace, TRUE, NULL);
  g_assert_cmpuint (after->groups[MDG_PROMISE_TODAY]->len, ==, 0);

  g_assert_true (mdg_workspace_undo (self->workspace, mdg_change_get_uuid (change), NULL, NULL, NULL));
  again = mdg_today_load (self->workspace, TRUE, NULL);
  g_assert_cmpuint (again->groups[MDG_PROMISE_TODAY]->len, ==, 1);
}

static void
test_put_off_over_the_holidays (Fixture *self,
                                gconstpointer data)
{
  static const MdgDate day = { 2026, 5, 1 };
  g_autoptr (MdgRecord) record = add_promise (self, "折り返し", "2026-04-20", FALSE);
  g_autoptr (MdgToday) list = NULL;
  g_autoptr (MdgChange) change = NULL;

  mdg_workspace_set_today (self->workspace, &day);
  list = mdg_today_load (self->workspace, TRUE, NULL);
  change = mdg_today_new_postponed (self->workspace, list->groups[MDG_PROMISE_OVERDUE]->pdata[0], 1, NULL);

  /* An overdue one counts from today: Friday 1 May, then Constitution Day and the days after it. */
  g_assert_cmpstr (mdg_record_get_text (mdg_change_get_records (change)->pdata[0], MDG_FOLLOW_UP_DUE), ==, "2026-05-07");
}

static void
test_others_promises_are_theirs (Fixture *self,
                                 gconstpointer data)
{
  g_autoptr (MdgRecord) record = add_promise (self, "折り返し", "2026-05-12", FALSE);
  g_autoptr (MdgStaff) other = mdg_staff_new ();
  g_autoptr (MdgToday) mine = NULL;
  g_autoptr (MdgToday) all = NULL;

  mdg_record_set_text (MDG_RECORD (other), MDG_STAFF_NAME, "例示 健");
  save (self, MDG_RECORD (other));
  mdg_workspace_set_staff (self->workspace, other);

  mine = mdg_today_load (self->workspace, TRUE, NULL);
  all = mdg_today_load (self->workspace, FALSE, NULL);
  g_assert_cmpuint (mine->groups[MDG_PROMISE_TODAY]->len, ==, 0);
  g_assert_cmpuint (all->groups[MDG_PROMISE_TODAY]->len, ==, 1);
}

static void
test_voided_consultation_asks_nothing (Fixture *self,
                                       gconstpointer data)
{
  g_autoptr (MdgRecord) record = add_promise (self, "折り返し", "2026-05-12", FALSE);
  g_autoptr (MdgChange) change = mdg_change_new ("Test");
  g_autoptr (MdgToday) list = NULL;

  mdg_change_add_void (change, self->consultation, "入力誤り");
  g_assert_true (mdg_workspace_save (self->workspace, change, NULL));
  list = mdg_today_load (self->workspace, FALSE, NULL);
  g_assert_cmpuint (list->groups[MDG_PROMISE_TODAY]->len, ==, 0);
}

#define ADD(name, function) g_test_add ("/today/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("groups", test_groups);
  ADD ("what-one-sees", test_what_one_sees);
  ADD ("done-and-back", test_done_and_back);
  ADD ("put-off-over-the-holidays", test_put_off_over_the_holidays);
  ADD ("others-promises-are-theirs", test_others_promises_are_theirs);
  ADD ("voided-consultation-asks-nothing", test_voided_consultation_asks_nothing);

  return g_test_run ();
}
