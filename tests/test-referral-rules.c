#include "mdg-error.h"
#include "mdg-referral-code.h"
#include "mdg-referral-rules.h"
#include "mdg-referral-scale.h"
#include "mdg-referral-step.h"
#include "mdg-referral-visit.h"
#include "mdg-referral.h"

#include <string.h>

#define TODAY "2026-05-12"

typedef struct
{
  MdgRecord *referral;
  MdgRecord *step;
  MdgRecord *visit;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->referral = MDG_RECORD (mdg_referral_new ());
  self->step = MDG_RECORD (mdg_referral_step_new ());
  self->visit = MDG_RECORD (mdg_referral_visit_new ());
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_assert_finalize_object (self->referral);
  g_assert_finalize_object (self->step);
  g_assert_finalize_object (self->visit);
}

static void
fill (MdgRecord *record,
      guint field)
{
  const MdgField *info = &mdg_record_get_info (record)->fields[field];
  MdgUuid uuid;

  if (info->type == MDG_FIELD_REFERENCE)
    {
      mdg_uuid_generate (&uuid);
      mdg_record_set_reference (record, field, &uuid);
    }
  else if (info->type == MDG_FIELD_INTEGER)
    mdg_record_set_integer (record, field, 80);
  else if (info->type == MDG_FIELD_DATE)
    mdg_record_set_text (record, field, TODAY);
  else if (info->type == MDG_FIELD_DATETIME)
    mdg_record_set_text (record, field, TODAY "T10:00");
  else if (info->type == MDG_FIELD_CODE || info->type == MDG_FIELD_CODES)
    mdg_record_set_text (record, field, "other");
  else
    mdg_record_set_text (record, field, "記載");
}

/* Everything that any rule asks for, at its plainest. */
static void
fill_all (Fixture *self,
          MdgReferralEvidence *evidence)
{
  static const guint further[] = { MDG_REFERRAL_REQUESTER_NAME, MDG_REFERRAL_BIRTH };

  *evidence = (MdgReferralEvidence){ self->referral, self->step, self->visit, .n_outcomes = 1, .n_chosen = 1, .n_items = 1, .n_issues = 1, .today = { 2026, 5, 12 } };
  for (guint i = 0; i < MDG_N_REFERRAL_ASKS; i++)
    {
      MdgKind kind;
      guint field;

      if (!mdg_referral_ask_get_field ((MdgReferralAsk) i, &kind, &field))
        continue;
      fill (kind == MDG_KIND_REFERRAL ? self->referral : kind == MDG_KIND_REFERRAL_STEP ? self->step
                                                                                        : self->visit,
            field);
    }
  for (guint i = 0; i < G_N_ELEMENTS (further); i++)
    fill (self->referral, further[i]);
  mdg_record_set_text (self->referral, MDG_REFERRAL_CONSENT, "got");
}

/* The whole of it, written again by hand from the description of the service and not from the table. */
static gboolean
is_expected (const char *kind,
             const char *from,
             const char *operation,
             const char **to)
{
  static const struct
  {
    const char *kinds;
    const char *moves; /* from operation to */
  } expected[] = {
    { "outreach oral nutri advice infect fax broker absence twodr bed discharge startup other",
      "draft receive received,received return returned,returned rereceive received,follow progress follow,follow close closed,closed reopen follow,"
      "received withdraw withdrawn,returned withdraw withdrawn,triage withdraw withdrawn,arranging withdraw withdrawn,scheduled withdraw withdrawn,"
      "visited withdraw withdrawn,follow withdraw withdrawn" },
    { "outreach oral nutri advice infect fax broker absence twodr bed startup other", "received triage triage,triage decline declined" },
    { "outreach oral nutri",
      "triage arrange arranging,arranging schedule scheduled,scheduled reschedule arranging,scheduled visit visited,visited revisit arranging,visited follow follow" },
    { "advice infect fax", "triage advise visited,visited follow follow,visited close closed" },
    { "broker absence twodr bed", "triage arrange arranging,arranging connect visited,visited follow follow,visited close closed" },
    { "discharge", "received follow follow,received decline declined" },
    { "startup other", "triage follow follow" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_auto (GStrv) kinds = g_strsplit (expected[i].kinds, " ", -1);
      g_auto (GStrv) moves = g_strsplit (expected[i].moves, ",", -1);

      if (!g_strv_contains ((const char *const *) kinds, kind))
        continue;
      for (guint j = 0; moves[j] != NULL; j++)
        {
          g_auto (GStrv) words = g_strsplit (moves[j], " ", 3);

          if (!g_str_equal (words[0], from) || !g_str_equal (words[1], operation))
            continue;
          *to = g_intern_string (words[2]);
          return TRUE;
        }
    }

  return FALSE;
}

/* Every operation on every kind in every state: what is allowed leads where it should, all else is refused in words. */
static void
test_every_transition (Fixture *self,
                       gconstpointer data)
{
  MdgReferralEvidence evidence;
  guint n_allowed = 0;
  guint n_refused = 0;

  fill_all (self, &evidence);
  for (guint kind = 0; kind < MDG_N_REFERRAL_KINDS; kind++)
    for (guint from = 0; from < MDG_N_REFERRAL_STATES; from++)
      for (guint operation = 0; operation < MDG_N_REFERRAL_OPERATIONS; operation++)
        {
          const char *kind_code = mdg_referral_kind_get_code ((MdgReferralKind) kind);
          const char *from_code = mdg_referral_state_get_code ((MdgReferralState) from);
          const char *operation_code = mdg_referral_operation_get_code ((MdgReferralOperation) operation);
          g_autoptr (GError) error = NULL;
          const MdgReferralRule *rule;
          const char *to = NULL;

          mdg_record_set_text (self->referral, MDG_REFERRAL_KIND, kind_code);
          mdg_record_set_text (self->referral, MDG_REFERRAL_STATUS, from_code);
          g_test_message ("%s: %s in %s", kind_code, operation_code, from_code);
          rule = mdg_referral_rules_check (&evidence, (MdgReferralOperation) operation, NULL, &error);
          if (is_expected (kind_code, from_code, operation_code, &to))
            {
              g_assert_no_error (error);
              g_assert_cmpstr (mdg_referral_state_get_code (rule->to), ==, to);
              n_allowed++;
              continue;
            }
          g_assert_null (rule);
          g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, operation_code));
          n_refused++;
        }

  g_assert_cmpuint (n_allowed + n_refused, ==, 13 * 11 * 17);
  g_assert_cmpuint (n_allowed, ==, 13 * 13 + 12 * 2 + 3 * 6 + 3 * 3 + 4 * 4 + 2 + 2);
}

static void
take_away (Fixture *self,
           MdgReferralEvidence *evidence,
           MdgReferralAsk ask)
{
  MdgKind kind;
  guint field;

  if (ask == MDG_REFERRAL_ASKS_CHOSEN)
    {
      evidence->n_chosen = 0;
      mdg_record_set_text (self->referral, MDG_REFERRAL_CHOSEN, NULL);
    }
  else if (ask == MDG_REFERRAL_ASKS_ITEMS)
    evidence->n_items = 0;
  else if (ask == MDG_REFERRAL_ASKS_OUTCOME)
    evidence->n_outcomes = 0;
  else if (ask == MDG_REFERRAL_ASKS_OUTCOME_ON)
    evidence->is_outcome_undated = TRUE;
  else if (ask == MDG_REFERRAL_ASKS_CLASSIFICATION)
    {
      evidence->n_issues = 0;
      mdg_record_set_text (self->referral, MDG_REFERRAL_NO_CLASSIFICATION, NULL);
    }
  else if (ask == MDG_REFERRAL_ASKS_REACH)
    mdg_record_set_text (self->referral, MDG_REFERRAL_PHONE, NULL);
  else if (ask == MDG_REFERRAL_ASKS_AGE)
    {
      mdg_record_set_integer (self->referral, MDG_REFERRAL_AGE, MDG_NO_INTEGER);
      mdg_record_set_text (self->referral, MDG_REFERRAL_BIRTH, NULL);
    }
  else if (mdg_referral_ask_get_field (ask, &kind, &field))
    {
      MdgRecord *record = kind == MDG_KIND_REFERRAL ? self->referral : kind == MDG_KIND_REFERRAL_STEP ? self->step
                                                                                                      : self->visit;

      if (mdg_record_get_info (record)->fields[field].type == MDG_FIELD_REFERENCE)
        mdg_record_set_reference (record, field, NULL);
      else
        mdg_record_set_text (record, field, NULL);
    }
}

/* Each thing a rule asks for, alone missing: refused by name, and by nothing else's name unless they share the field. */
static void
test_everything_that_is_asked (Fixture *self,
                               gconstpointer data)
{
  const MdgReferralRule *rules;
  guint n_rules;
  guint n = 0;

  rules = mdg_referral_rules_get (&n_rules);
  for (guint i = 0; i < n_rules; i++)
    for (guint ask = 0; ask < MDG_N_REFERRAL_ASKS; ask++)
      {
        MdgReferralEvidence evidence;
        guint64 missing;

        if ((rules[i].asks & MDG_REFERRAL_BIT (ask)) == 0)
          continue;

        fill_all (self, &evidence);
        g_assert_cmpuint (mdg_referral_rules_get_missing (&rules[i], &evidence), ==, 0);
        take_away (self, &evidence, (MdgReferralAsk) ask);
        missing = mdg_referral_rules_get_missing (&rules[i], &evidence);
        g_test_message ("%s: %s", mdg_referral_operation_get_code (rules[i].operation), mdg_referral_ask_get_label ((MdgReferralAsk) ask));
        g_assert_true ((missing & MDG_REFERRAL_BIT (ask)) != 0);
        /* An outcome that is not there has no date either. */
        g_assert_cmpuint (missing & ~MDG_REFERRAL_BIT (ask) & ~MDG_REFERRAL_BIT (MDG_REFERRAL_ASKS_OUTCOME_ON), ==, 0);
        n++;
      }

  g_assert_cmpuint (n, >, 60);
  for (guint i = 0; i < n_rules; i++)
    if (rules[i].is_backward)
      g_assert_true ((rules[i].asks & (MDG_REFERRAL_BIT (MDG_REFERRAL_ASKS_REASON_TEXT) | MDG_REFERRAL_BIT (MDG_REFERRAL_ASKS_REASON_CODE) | MDG_REFERRAL_BIT (MDG_REFERRAL_ASKS_MISSING_TEXT))) != 0);
}

static gboolean
misses (Fixture *self,
        MdgReferralOperation operation,
        const char *kind,
        const char *from,
        MdgReferralAsk ask)
{
  MdgReferralKind k;
  MdgReferralState s;
  MdgReferralEvidence evidence = { self->referral, self->step, self->visit, .n_outcomes = 1, .n_chosen = 1, .n_items = 1, .n_issues = 1, .today = { 2026, 5, 12 } };

  g_assert_true (mdg_referral_kind_find (kind, &k));
  g_assert_true (mdg_referral_state_find (from, &s));

  return (mdg_referral_rules_get_missing (mdg_referral_rules_find (k, s, operation), &evidence) & MDG_REFERRAL_BIT (ask)) != 0;
}

static void
test_dates_in_order (Fixture *self,
                     gconstpointer data)
{
  MdgReferralEvidence evidence;

  fill_all (self, &evidence);
  mdg_record_set_text (self->referral, MDG_REFERRAL_REQUESTED_ON, "2026-05-13");
  g_assert_true (misses (self, MDG_REFERRAL_RECEIVE, "outreach", "draft", MDG_REFERRAL_ASKS_REQUESTED_ON));
  g_assert_true (misses (self, MDG_REFERRAL_RECEIVE, "outreach", "draft", MDG_REFERRAL_ASKS_RECEIVED_AT));
  mdg_record_set_text (self->referral, MDG_REFERRAL_REQUESTED_ON, "2026-05-01");
  g_assert_false (misses (self, MDG_REFERRAL_RECEIVE, "outreach", "draft", MDG_REFERRAL_ASKS_RECEIVED_AT));

  mdg_record_set_text (self->referral, MDG_REFERRAL_DECIDED_ON, "2026-05-11");
  g_assert_true (misses (self, MDG_REFERRAL_ARRANGE, "outreach", "triage", MDG_REFERRAL_ASKS_DECIDED_ON));
  mdg_record_set_text (self->referral, MDG_REFERRAL_RECEIVED_AT, "2026-05-10T09:00");
  g_assert_false (misses (self, MDG_REFERRAL_ARRANGE, "outreach", "triage", MDG_REFERRAL_ASKS_DECIDED_ON));

  /* A visit neither before its decision nor in days to come; a plan may lie ahead. */
  mdg_record_set_text (self->visit, MDG_REFERRAL_VISIT_PLANNED_AT, "2026-05-10T14:00");
  g_assert_true (misses (self, MDG_REFERRAL_SCHEDULE, "outreach", "arranging", MDG_REFERRAL_ASKS_PLANNED_AT));
  mdg_record_set_text (self->visit, MDG_REFERRAL_VISIT_PLANNED_AT, "2026-06-10T14:00");
  g_assert_false (misses (self, MDG_REFERRAL_SCHEDULE, "outreach", "arranging", MDG_REFERRAL_ASKS_PLANNED_AT));
  mdg_record_set_text (self->visit, MDG_REFERRAL_VISIT_VISITED_ON, "2026-05-10");
  g_assert_true (misses (self, MDG_REFERRAL_RECORD_VISIT, "outreach", "scheduled", MDG_REFERRAL_ASKS_VISITED_ON));
  mdg_record_set_text (self->visit, MDG_REFERRAL_VISIT_VISITED_ON, "2026-05-13");
  g_assert_true (misses (self, MDG_REFERRAL_RECORD_VISIT, "outreach", "scheduled", MDG_REFERRAL_ASKS_VISITED_ON));
  mdg_record_set_text (self->visit, MDG_REFERRAL_VISIT_VISITED_ON, "2026-05-11");
  g_assert_false (misses (self, MDG_REFERRAL_RECORD_VISIT, "outreach", "scheduled", MDG_REFERRAL_ASKS_VISITED_ON));
}

static void
test_alternatives (Fixture *self,
                   gconstpointer data)
{
  MdgReferralEvidence evidence;

  fill_all (self, &evidence);
  mdg_record_set_text (self->referral, MDG_REFERRAL_CONSENT, "refused");
  g_assert_true (misses (self, MDG_REFERRAL_ARRANGE, "outreach", "triage", MDG_REFERRAL_ASKS_CONSENT));
  mdg_record_set_text (self->referral, MDG_REFERRAL_CONSENT_REASON, "家族も連絡がつかない");
  g_assert_false (misses (self, MDG_REFERRAL_ARRANGE, "outreach", "triage", MDG_REFERRAL_ASKS_CONSENT));
  mdg_record_set_text (self->referral, MDG_REFERRAL_CONSENT, "urgent");
  mdg_record_set_text (self->referral, MDG_REFERRAL_CONSENT_REASON, NULL);
  g_assert_false (misses (self, MDG_REFERRAL_ARRANGE, "outreach", "triage", MDG_REFERRAL_ASKS_CONSENT));

  mdg_record_set_text (self->visit, MDG_REFERRAL_VISIT_FINDINGS, NULL);
  mdg_record_set_text (self->visit, MDG_REFERRAL_VISIT_CONDITION, NULL);
  mdg_record_set_flag (self->visit, MDG_REFERRAL_VISIT_IS_MISSED, TRUE);
  g_assert_true (misses (self, MDG_REFERRAL_RECORD_VISIT, "outreach", "scheduled", MDG_REFERRAL_ASKS_FINDINGS));
  mdg_record_set_text (self->visit, MDG_REFERRAL_VISIT_MISSED_REASON, "玄関を開けない");
  g_assert_false (misses (self, MDG_REFERRAL_RECORD_VISIT, "outreach", "scheduled", MDG_REFERRAL_ASKS_FINDINGS));
  g_assert_false (misses (self, MDG_REFERRAL_RECORD_VISIT, "outreach", "scheduled", MDG_REFERRAL_ASKS_CONDITION));

  mdg_record_set_text (self->referral, MDG_REFERRAL_PHONE, NULL);
  mdg_record_set_text (self->referral, MDG_REFERRAL_MAIL, "a@example.jp");
  g_assert_false (misses (self, MDG_REFERRAL_RECEIVE, "outreach", "draft", MDG_REFERRAL_ASKS_REACH));
  mdg_record_set_integer (self->referral, MDG_REFERRAL_AGE, MDG_NO_INTEGER);
  g_assert_false (misses (self, MDG_REFERRAL_RECEIVE, "outreach", "draft", MDG_REFERRAL_ASKS_AGE));
}

static void
test_scores (Fixture *self,
             gconstpointer data)
{
  static const struct
  {
    const char *scale;
    gint64 min;
    gint64 max;
  } rows[] = { { "hdsr", 0, 30 }, { "dasc", 21, 84 }, { "dbd13", 0, 52 }, { "zarit8", 0, 32 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gint64 score = -1; score <= 90; score++)
      {
        g_autoptr (MdgRecord) scale = MDG_RECORD (mdg_referral_scale_new ());
        g_autoptr (GError) error = NULL;

        mdg_record_set_reference (scale, MDG_REFERRAL_SCALE_REFERRAL, mdg_record_get_uuid (self->referral));
        mdg_record_set_text (scale, MDG_REFERRAL_SCALE_SCALE, rows[i].scale);
        mdg_record_set_integer (scale, MDG_REFERRAL_SCALE_SCORE, score);
        g_assert_cmpint (mdg_record_validate (scale, &error), ==, score >= rows[i].min && score <= rows[i].max);
        if (error != NULL)
          g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
      }
}

static void
test_bounds_of_a_referral (Fixture *self,
                           gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (20000, 'a');
  g_autoptr (GString) request = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  mdg_record_set_text (self->referral, MDG_REFERRAL_KIND, "outreach");
  mdg_record_set_text (self->referral, MDG_REFERRAL_STATUS, "draft");
  mdg_record_set_integer (self->referral, MDG_REFERRAL_AGE, 129);
  g_assert_true (mdg_record_validate (self->referral, NULL));
  mdg_record_set_integer (self->referral, MDG_REFERRAL_AGE, 130);
  g_assert_false (mdg_record_validate (self->referral, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "129"));
  mdg_record_set_integer (self->referral, MDG_REFERRAL_AGE, -1);
  g_assert_false (mdg_record_validate (self->referral, NULL));
  mdg_record_set_integer (self->referral, MDG_REFERRAL_AGE, 88);

  /* What a person writes at length is kept; what stands in one line of a form is not endless. */
  for (guint i = 0; i < 20000; i++)
    g_string_append (request, "髙");
  mdg_record_set_text (self->referral, MDG_REFERRAL_REQUEST_TEXT, request->str);
  g_assert_true (mdg_record_validate (self->referral, NULL));
  mdg_record_set_text (self->referral, MDG_REFERRAL_AFFILIATION, long_text);
  g_assert_false (mdg_record_validate (self->referral, NULL));
}

static void
test_codes (Fixture *self,
            gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *number; /* NULL when it is refused */
    gboolean is_serial;
  } rows[] = {
    { "R8-R0009", "R8-R0009", FALSE },
    { "R8-依0009", "R8-R0009", FALSE },
    { "r8-r9", "R8-R0009", FALSE },
    { " Ｒ８－依０００９\n", "R8-R0009", FALSE },
    { "R8-BR0042", "R8-BR0042", FALSE },
    { "R12-R123456", "R12-R123456", FALSE },
    { "R8-用0001", "R8-F0001", TRUE },
    { "R8-F0001", "R8-F0001", TRUE },
    { "R8-0042", NULL },
    { "R8-R", NULL },
    { "R8R0009", NULL },
    { "MDG-R8-R0009", NULL },
    { "MDG-R8-R0009-", NULL },
    { "MDG-", NULL },
    { "", NULL },
    { "R8-R12345678901234567890", NULL },
    { "甲野 花子", NULL },
    { "\xff", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_serial = FALSE;
      g_autofree char *number = mdg_referral_code_parse (rows[i].typed, &is_serial, &error);

      g_assert_cmpstr (number, ==, rows[i].number);
      g_assert_cmpint (is_serial, ==, rows[i].is_serial);
      if (number == NULL)
        g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
}

/* Every single wrong character and every two that changed places are told. */
static void
test_check_digits (Fixture *self,
                   gconstpointer data)
{
  g_autofree char *code = mdg_referral_code_format ("R8-R0917");
  g_autofree char *shown = mdg_referral_number_format ("R8-R0917");
  g_autofree char *back = mdg_referral_code_parse (code, NULL, NULL);
  g_autofree char *small = g_ascii_strdown (code, -1);
  g_autofree char *typed = mdg_referral_code_parse (small, NULL, NULL);

  g_assert_cmpstr (shown, ==, "R8-依0917");
  g_assert_cmpstr (back, ==, "R8-R0917");
  g_assert_cmpstr (typed, ==, "R8-R0917");
  for (char *p = code; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      {
        char kept = *p;

        for (char c = '0'; c <= '9'; c++)
          {
            g_autofree char *number = NULL;

            *p = c;
            number = mdg_referral_code_parse (code, NULL, NULL);
            g_assert_true (c == kept ? number != NULL : number == NULL);
          }
        *p = kept;
        if (g_ascii_isdigit (p[1]) && p[0] != p[1])
          {
            g_autofree char *number = NULL;

            *p = p[1];
            p[1] = kept;
            number = mdg_referral_code_parse (code, NULL, NULL);
            g_assert_null (number);
            p[1] = p[0];
            *p = kept;
          }
      }
}

#define ADD(path, function) g_test_add ("/referral-rules/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("every-transition", test_every_transition);
  ADD ("everything-that-is-asked", test_everything_that_is_asked);
  ADD ("dates-in-order", test_dates_in_order);
  ADD ("alternatives", test_alternatives);
  ADD ("scores", test_scores);
  ADD ("bounds-of-a-referral", test_bounds_of_a_referral);
  ADD ("codes", test_codes);
  ADD ("check-digits", test_check_digits);

  return g_test_run ();
}
