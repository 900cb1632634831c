#include "mdg-hand-raises.h"

#include <glib/gstdio.h>

#include "mdg-agency.h"
#include "mdg-error.h"
#include "mdg-issue-sample.h"
#include "mdg-referral.h"
#include "mdg-report-calls.h"
#include "mdg-report-hand-raising.h"
#include "mdg-support-calls.h"

typedef struct
{
  char *folder;
  char *path;
  MdgWorkspace *workspace;
  MdgUuid referral;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  MdgDate today = { 2026, 5, 12 };

  self->folder = g_dir_make_tmp ("mdg-hands-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_issue_sample_open (self->path);
  mdg_workspace_set_today (self->workspace, &today);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm", ".lock" };

  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (self->path, ends[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

/* Takes change; the uuid to undo it by. */
static MdgUuid
save (Fixture *self,
      MdgChange *change)
{
  g_autoptr (MdgChange) owned = change;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (change);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);

  return *mdg_change_get_uuid (change);
}

/* The record as it was saved; a change holds copies. */
static void
reload (Fixture *self,
        MdgRecord *record)
{
  g_autoptr (MdgRecord) saved = mdg_workspace_load (self->workspace, mdg_record_get_kind (record), mdg_record_get_uuid (record), NULL);

  mdg_record_assign (record, saved);
}

static MdgRecord *
add_referral (Fixture *self,
              const char *kind,
              const char *status)
{
  MdgRecord *referral = mdg_record_new (MDG_KIND_REFERRAL);
  MdgChange *change = mdg_change_new ("Referral");

  mdg_record_set_text (referral, MDG_REFERRAL_KIND, kind);
  mdg_record_set_text (referral, MDG_REFERRAL_STATUS, status);
  mdg_record_set_text (referral, MDG_REFERRAL_SUBJECT_NAME, "甲野 花子");
  mdg_change_add (change, referral);
  save (self, change);
  reload (self, referral);
  self->referral = *mdg_record_get_uuid (referral);

  return referral;
}

static MdgRecord *
add_agency (Fixture *self,
            const char *name,
            const char *kind,
            const char *consent)
{
  MdgRecord *agency = mdg_record_new (MDG_KIND_AGENCY);
  MdgChange *change = mdg_change_new ("Agency");

  mdg_record_set_text (agency, MDG_AGENCY_NAME, name);
  mdg_record_set_text (agency, MDG_AGENCY_KIND, kind);
  mdg_record_set_text (agency, MDG_AGENCY_PHONE, "047-000-3001");
  mdg_record_set_text (agency, MDG_AGENCY_CONSENT, consent);
  mdg_change_add (change, agency);
  save (self, change);

  return agency;
}

static MdgRecord *
ask (Fixture *self,
     MdgRecord *agency,
     const char *due)
{
  g_autoptr (GPtrArray) hands = g_ptr_array_new ();
  MdgRecord *hand = mdg_hand_raises_new_of_agency (self->workspace, &self->referral, agency, "fax", due);

  g_ptr_array_add (hands, hand);
  save (self, mdg_hand_raises_new_asked (self->workspace, hands, NULL));
  reload (self, hand);

  return hand;
}

static MdgUuid
reply (Fixture *self,
       MdgRecord *hand,
       const char *code,
       const char *words)
{
  MdgUuid change;

  mdg_record_set_text (hand, MDG_HAND_RAISE_REPLY, code);
  mdg_record_set_text (hand, MDG_HAND_RAISE_REPLIED_ON, "2026-05-12");
  mdg_record_set_text (hand, MDG_HAND_RAISE_WORDS, words);
  change = save (self, mdg_hand_raises_new_replied (self->workspace, hand, NULL));
  reload (self, hand);

  return change;
}

static void
test_hands_are_raised (Fixture *self,
                       gconstpointer data)
{
  g_autoptr (MdgRecord) referral = add_referral (self, "broker", "arranging");
  g_autoptr (MdgRecord) station = add_agency (self, "れいだい訪問看護ステーション", "vns", "yes");
  g_autoptr (MdgRecord) clinic = add_agency (self, "みほんクリニック", "clinic", "unasked");
  g_autoptr (MdgRecord) pharmacy = add_agency (self, "もぎ薬局", "pharmacy", "yes");
  g_autoptr (MdgRecord) one = ask (self, station, "2026-05-20");
  g_autoptr (MdgRecord) two = ask (self, clinic, NULL);
  g_autoptr (GPtrArray) left = mdg_hand_raises_list_agencies (self->workspace, &self->referral, NULL, NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  guint n[MDG_N_HAND_STANDINGS];
  MdgUuid change;

  /* Who was asked is not offered again. */
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (mdg_record_get_text (left->pdata[0], MDG_AGENCY_NAME), ==, "もぎ薬局");
  g_assert_cmpstr (mdg_record_get_text (one, MDG_HAND_RAISE_PROFESSION), ==, "ns_visit");

  reply (self, one, "raised", NULL);
  reply (self, two, "conditional", "月2回まで");
  g_assert_cmpuint (mdg_hand_raises_count_chosen (self->workspace, &self->referral), ==, 0);
  change = save (self, mdg_hand_raises_new_chosen (self->workspace, two, TRUE, NULL));
  g_assert_cmpuint (mdg_hand_raises_count_chosen (self->workspace, &self->referral), ==, 1);
  list = mdg_hand_raises_list (self->workspace, &self->referral, NULL);
  g_assert_cmpstr (mdg_record_get_text (list->pdata[0], MDG_HAND_RAISE_NAME), ==, "みほんクリニック");

  /* While a hand is up nobody can say that there is none. */
  g_assert_null (mdg_hand_raises_new_unmet (self->workspace, &self->referral, "staff", NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
  g_assert_true (mdg_workspace_undo (self->workspace, &change, NULL, NULL, NULL));
  g_assert_cmpuint (mdg_hand_raises_count_chosen (self->workspace, &self->referral), ==, 0);
  g_assert_true (mdg_hand_raises_count (self->workspace, &self->referral, n, NULL));
  g_assert_cmpuint (n[MDG_HAND_RAISED], ==, 1);
  g_assert_cmpuint (n[MDG_HAND_CONDITIONAL], ==, 1);
}

static void
test_who_takes_a_hand_back (Fixture *self,
                            gconstpointer data)
{
  g_autoptr (MdgRecord) referral = add_referral (self, "broker", "arranging");
  g_autoptr (MdgRecord) station = add_agency (self, "れいだい訪問看護ステーション", "vns", "yes");
  g_autoptr (MdgRecord) hand = ask (self, station, NULL);

  reply (self, hand, "raised", NULL);
  save (self, mdg_hand_raises_new_chosen (self->workspace, hand, TRUE, NULL));
  reload (self, hand);
  mdg_record_set_text (hand, MDG_HAND_RAISE_REFUSAL, "staff");
  reply (self, hand, "declined", "急な退職のため");
  g_assert_cmpuint (mdg_hand_raises_count_chosen (self->workspace, &self->referral), ==, 0);
  g_assert_cmpstr (mdg_record_get_text (hand, MDG_HAND_RAISE_REFUSAL), ==, "staff");
}

static void
test_nobody_is_available (Fixture *self,
                          gconstpointer data)
{
  g_autoptr (MdgRecord) referral = add_referral (self, "broker", "arranging");
  g_autoptr (MdgRecord) station = add_agency (self, "れいだい訪問看護ステーション", "vns", "yes");
  g_autoptr (MdgRecord) hand = ask (self, station, "2026-05-13");
  g_autoptr (GError) error = NULL;
  MdgDate later = { 2026, 5, 14 };
  MdgUuid change;

  g_assert_null (mdg_hand_raises_new_unanswered (self->workspace, &self->referral, &error));
  g_assert_no_error (error);
  g_assert_null (mdg_hand_raises_new_unmet (self->workspace, &self->referral, "staff", NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
  g_clear_error (&error);

  mdg_workspace_set_today (self->workspace, &later);
  g_assert_cmpint (mdg_hand_raises_get_standing (self->workspace, hand), ==, MDG_HAND_OVERDUE);
  save (self, mdg_hand_raises_new_unanswered (self->workspace, &self->referral, NULL));
  reload (self, hand);
  g_assert_cmpint (mdg_hand_raises_get_standing (self->workspace, hand), ==, MDG_HAND_NONE);
  g_assert_null (mdg_hand_raises_new_unmet (self->workspace, &self->referral, NULL, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (mdg_hand_raises_new_unmet (self->workspace, &self->referral, "nonsense", NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  change = save (self, mdg_hand_raises_new_unmet (self->workspace, &self->referral, "night", "夜間の対応ができない", NULL));
  reload (self, referral);
  g_assert_cmpstr (mdg_record_get_text (referral, MDG_REFERRAL_UNMET), ==, "night");
  g_assert_true (mdg_workspace_undo (self->workspace, &change, NULL, NULL, NULL));
  reload (self, referral);
  g_assert_null (mdg_record_get_text (referral, MDG_REFERRAL_UNMET));
}

static void
test_asked_once_and_with_consent (Fixture *self,
                                  gconstpointer data)
{
  g_autoptr (MdgRecord) referral = add_referral (self, "broker", "arranging");
  g_autoptr (MdgRecord) station = add_agency (self, "れいだい訪問看護ステーション", "vns", "yes");
  g_autoptr (MdgRecord) shy = add_agency (self, "かくう薬局", "pharmacy", "no");
  g_autoptr (MdgRecord) first = ask (self, station, NULL);
  g_autoptr (GPtrArray) hands = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_assert_null (mdg_hand_raises_new_asked (self->workspace, hands, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  g_ptr_array_add (hands, mdg_hand_raises_new_of_agency (self->workspace, &self->referral, station, "tel", NULL));
  g_assert_null (mdg_hand_raises_new_asked (self->workspace, hands, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);
  g_clear_error (&error);

  g_ptr_array_set_size (hands, 0);
  g_ptr_array_add (hands, mdg_hand_raises_new_of_agency (self->workspace, &self->referral, shy, "tel", NULL));
  g_assert_null (mdg_hand_raises_new_asked (self->workspace, hands, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  mdg_record_set_text (hands->pdata[0], MDG_HAND_RAISE_OVERRIDE_REASON, "ほかに麻薬を扱う薬局がない");
  save (self, mdg_hand_raises_new_asked (self->workspace, hands, NULL));
}

static void
test_bad_replies (Fixture *self,
                  gconstpointer data)
{
  static const struct
  {
    const char *reply;
    const char *on;
    const char *words;
    gboolean is_chosen;
  } rows[] = {
    { "raised", NULL, NULL, FALSE },
    { "raised", "2026-05-13", NULL, FALSE }, /* tomorrow */
    { "raised", "2026-05-11", NULL, FALSE }, /* before it was asked */
    { "raised", "2026-05", NULL, FALSE },
    { "conditional", "2026-05-12", NULL, FALSE },
    { "declined", NULL, NULL, FALSE },
  };
  g_autoptr (MdgRecord) referral = add_referral (self, "broker", "arranging");
  g_autoptr (MdgRecord) station = add_agency (self, "れいだい訪問看護ステーション", "vns", "yes");
  g_autoptr (MdgRecord) hand = ask (self, station, NULL);
  g_autoptr (MdgRecord) early = mdg_hand_raises_new_of_agency (self->workspace, &self->referral, station, "tel", "2026-05-01");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MdgRecord) copy = mdg_record_dup (hand);

      mdg_record_set_text (copy, MDG_HAND_RAISE_REPLY, rows[i].reply);
      mdg_record_set_text (copy, MDG_HAND_RAISE_REPLIED_ON, rows[i].on);
      mdg_record_set_text (copy, MDG_HAND_RAISE_WORDS, rows[i].words);
      g_assert_null (mdg_hand_raises_new_replied (self->workspace, copy, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_null (mdg_hand_raises_new_chosen (self->workspace, hand, TRUE, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (mdg_record_validate (early, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

static gboolean
has_text (MdgDocument *document,
          const char *text)
{
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (document);

  for (guint i = 0; i < texts->len; i++)
    if (strstr (((const MdgPlacedText *) texts->pdata[i])->text, text) != NULL)
      return TRUE;

  return FALSE;
}

/* What goes out to be answered does not name the person; what stays does. */
static void
test_papers (Fixture *self,
             gconstpointer data)
{
  g_autoptr (MdgRecord) referral = add_referral (self, "broker", "arranging");
  g_autoptr (MdgRecord) station = add_agency (self, "れいだい訪問看護ステーション", "vns", "yes");
  g_autoptr (MdgRecord) hand = ask (self, station, "2026-05-20");
  g_autoptr (MdgReport) call = NULL;
  g_autoptr (MdgReport) team = NULL;

  reply (self, hand, "raised", NULL);
  save (self, mdg_hand_raises_new_chosen (self->workspace, hand, TRUE, NULL));
  call = mdg_report_hand_raising_new (self->workspace, &self->referral, MDG_HAND_PAPER_CALL, NULL);
  team = mdg_report_hand_raising_new (self->workspace, &self->referral, MDG_HAND_PAPER_TEAM, NULL);
  g_assert_false (has_text (mdg_report_get_document (call), "花子"));
  g_assert_true (has_text (mdg_report_get_document (team), "花子"));
  g_assert_true (has_text (mdg_report_get_document (team), "047-000-3001"));
  g_assert_cmpuint (mdg_table_get_n_rows (mdg_report_get_tables (team)->pdata[0]), ==, 1);
}

static MdgRecord *
new_call (Fixture *self,
          const char *at,
          const char *result,
          const char *next_on)
{
  MdgRecord *call = mdg_support_calls_new (self->workspace, &self->referral, NULL);

  mdg_record_set_text (call, MDG_SUPPORT_CALL_CALLED_AT, at);
  mdg_record_set_text (call, MDG_SUPPORT_CALL_RESULT, result);
  mdg_record_set_text (call, MDG_SUPPORT_CALL_NEXT_ON, next_on);

  return call;
}

static void
test_calls (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgRecord) referral = add_referral (self, "discharge", "follow");
  g_autoptr (MdgRecord) first = new_call (self, "2026-05-01T10:00", "absent", "2026-05-08");
  g_autoptr (MdgRecord) second = new_call (self, "2026-05-08T10:00", "person", "2026-05-22");
  g_autoptr (MdgRecord) late = new_call (self, "2026-04-28T10:00", "family", "2026-05-01");
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GPtrArray) none = NULL;
  const MdgCallLine *line;
  MdgUuid change;

  save (self, mdg_support_calls_new_saved (self->workspace, first, NULL));
  reload (self, referral);
  g_assert_cmpstr (mdg_record_get_text (referral, MDG_REFERRAL_NEXT_DUE), ==, "2026-05-08");
  change = save (self, mdg_support_calls_new_saved (self->workspace, second, NULL));
  /* One that is entered afterwards does not move the next day back. */
  save (self, mdg_support_calls_new_saved (self->workspace, late, NULL));
  reload (self, referral);
  g_assert_cmpstr (mdg_record_get_text (referral, MDG_REFERRAL_NEXT_DUE), ==, "2026-05-22");
  due = mdg_support_calls_list_due (self->workspace, NULL, NULL);
  g_assert_cmpuint (due->len, ==, 1);
  line = due->pdata[0];
  g_assert_cmpuint (line->n_calls, ==, 3);
  g_assert_cmpuint (line->n_reached, ==, 2);
  g_assert_cmpstr (line->next_on, ==, "2026-05-22");
  none = mdg_support_calls_list_due (self->workspace, "2026-05-21", NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (mdg_workspace_undo (self->workspace, &change, NULL, NULL, NULL));
  reload (self, referral);
  g_assert_cmpstr (mdg_record_get_text (referral, MDG_REFERRAL_NEXT_DUE), ==, "2026-05-08");
}

static void
test_bad_calls (Fixture *self,
                gconstpointer data)
{
  static const struct
  {
    const char *at;
    const char *result;
    const char *next_on;
  } rows[] = {
    { "2026-05-13T10:00", "person", NULL }, /* tomorrow */
    { "2026-05-12T10:00", "person", "2026-05-11" },
    { "2026-05-12T10:00", "person", "2026-05" },
    { "2026-05-12T10:00", NULL, NULL },
    { NULL, "person", NULL },
  };
  g_autoptr (MdgRecord) referral = add_referral (self, "discharge", "follow");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MdgRecord) call = new_call (self, rows[i].at, rows[i].result, rows[i].next_on);
      g_autoptr (GError) error = NULL;

      g_assert_null (mdg_support_calls_new_saved (self->workspace, call, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
}

/* 10, 30 and 41 days at home; one goes on until today. */
static void
test_days_at_home (Fixture *self,
                   gconstpointer data)
{
  static const struct
  {
    const char *discharged_on;
    const char *readmitted_on;
  } rows[] = {
    { "2026-04-01", "2026-04-11" },
    { "2026-04-01", "2026-05-01" },
    { "2026-04-01", NULL },
    { NULL, NULL },
    { "2026-03-31", "2026-04-01" }, /* of the year before */
  };
  MdgCallFigures figures;
  g_autoptr (MdgReport) report = NULL;

  g_assert_true (mdg_support_calls_measure (self->workspace, 2026, &figures, NULL));
  g_assert_cmpint (figures.median_days, ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MdgRecord) referral = add_referral (self, "discharge", "closed");
      MdgChange *change = mdg_change_new ("Discharge");

      mdg_record_set_text (referral, MDG_REFERRAL_DISCHARGED_ON, rows[i].discharged_on);
      mdg_record_set_text (referral, MDG_REFERRAL_READMITTED_ON, rows[i].readmitted_on);
      mdg_change_add (change, referral);
      save (self, change);
    }
  g_assert_true (mdg_support_calls_measure (self->workspace, 2026, &figures, NULL));
  g_assert_cmpuint (figures.n_discharged, ==, 3);
  g_assert_cmpuint (figures.n_readmitted, ==, 2);
  g_assert_cmpint (figures.median_days, ==, 30);
  report = mdg_report_calls_new (self->workspace, NULL, NULL);
  g_assert_cmpint (mdg_table_get_number (mdg_report_get_tables (report)->pdata[1], 3, 1), ==, 30);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/hands/raised", Fixture, NULL, set_up, test_hands_are_raised, tear_down);
  g_test_add ("/hands/taken-back", Fixture, NULL, set_up, test_who_takes_a_hand_back, tear_down);
  g_test_add ("/hands/nobody-is-available", Fixture, NULL, set_up, test_nobody_is_available, tear_down);
  g_test_add ("/hands/asked-once-and-with-consent", Fixture, NULL, set_up, test_asked_once_and_with_consent, tear_down);
  g_test_add ("/hands/bad-replies", Fixture, NULL, set_up, test_bad_replies, tear_down);
  g_test_add ("/hands/papers", Fixture, NULL, set_up, test_papers, tear_down);
  g_test_add ("/hands/calls", Fixture, NULL, set_up, test_calls, tear_down);
  g_test_add ("/hands/bad-calls", Fixture, NULL, set_up, test_bad_calls, tear_down);
  g_test_add ("/hands/days-at-home", Fixture, NULL, set_up, test_days_at_home, tear_down);

  return g_test_run ();
}
