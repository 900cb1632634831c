#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-case-issue.h"
#include "mdg-case-set-member.h"
#include "mdg-case-set.h"
#include "mdg-case.h"
#include "mdg-memo.h"
#include "mdg-record-table.h"
#include "mdg-sample-private.h"
#include "mdg-share-sheet.h"
#include "mdg-staff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIN_ISSUES 2
#define MAX_ISSUES 8

void
mdg_sample_case_free (MdgSampleCase *self)
{
  g_ptr_array_unref (self->issues);
  g_free (self);
}

typedef struct
{
  MdgDeck *ages;
  MdgDeck *sexes;
  MdgDeck *cares;
  MdgDeck *households;
  MdgDeck *insurances;
  MdgDeck *doctors;
  MdgDeck *columns;
  MdgDeck *areas;
} Decks;

static JsonObject *
new_area_counts (MdgSampler *self)
{
  JsonArray *areas = json_object_get_array_member (self->places, "areas");
  JsonObject *counts = json_object_new ();

  for (guint i = 0; i < MDG_SAMPLE_N_AREAS; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);

      json_object_set_int_member (counts, key, json_object_get_int_member (json_array_get_object_element (areas, i), "weight"));
    }

  return counts;
}

static MdgSampleCase *
new_case (void)
{
  MdgSampleCase *sample = g_new0 (MdgSampleCase, 1);

  sample->pinned = -1;
  sample->issues = g_ptr_array_new ();
  sample->consulter = G_MAXUINT;
  mdg_uuid_generate (&sample->uuid);

  return sample;
}

static void
take_number (MdgDeck *deck,
             gint64 number)
{
  g_autofree char *card = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  mdg_deck_take (deck, card);
}

static MdgSampleCase *
new_pinned (MdgSampler *self,
            guint i)
{
  JsonObject *object = json_array_get_object_element (self->cases, i);
  JsonArray *issues = json_object_get_array_member (object, "issues");
  MdgSampleCase *sample = new_case ();

  sample->pinned = (int) i;
  sample->decade = (int) json_object_get_int_member (object, "decade");
  sample->sex = json_object_get_string_member (object, "sex");
  sample->care = json_object_get_string_member (object, "care");
  sample->household = json_object_get_string_member (object, "household");
  sample->insurance = json_object_get_string_member (object, "insurance");
  sample->doctor = json_object_get_string_member (object, "doctor");
  sample->area = (guint) json_object_get_int_member (object, "area");
  for (guint j = 0; j < json_array_get_length (issues); j++)
    g_ptr_array_add (sample->issues, (gpointer) json_array_get_string_element (issues, j));

  return sample;
}

static void
take_pinned (Decks *decks,
             MdgSampleCase *sample)
{
  take_number (decks->ages, sample->decade);
  mdg_deck_take (decks->sexes, sample->sex);
  mdg_deck_take (decks->cares, sample->care);
  mdg_deck_take (decks->households, sample->household);
  mdg_deck_take (decks->insurances, sample->insurance);
  mdg_deck_take (decks->doctors, sample->doctor);
  take_number (decks->areas, sample->area);
  for (guint j = 0; j < sample->issues->len; j++)
    {
      char column[3] = { ((const char *) sample->issues->pdata[j])[0], ((const char *) sample->issues->pdata[j])[1], '\0' };

      mdg_deck_take (decks->columns, column);
    }
}

static JsonArray *
like (const char *codes)
{
  JsonArray *array = json_array_new ();
  g_auto (GStrv) parts = g_strsplit (codes, " ", -1);

  for (char **part = parts; *part != NULL; part++)
    json_array_add_string_element (array, *part);

  return array;
}

static const char *
draw_liked (MdgDeck *deck,
            const char *codes)
{
  g_autoptr (JsonArray) array = like (codes);

  return mdg_deck_draw_liked (deck, array);
}

static const char *
like_ages (const char *household)
{
  if (g_str_equal (household, "child80") || g_str_equal (household, "elderly") || g_str_equal (household, "fam"))
    return "80 70 90";
  if (g_str_equal (household, "couple_child"))
    return "50 60 40";
  if (g_str_equal (household, "facility"))
    return "90 80";

  return "";
}

static void
draw_facts (Decks *decks,
            MdgSampleCase *sample)
{
  const char *ages = like_ages (sample->household);

  sample->decade = (int) g_ascii_strtoll (ages[0] != '\0' ? draw_liked (decks->ages, ages) : mdg_deck_draw (decks->ages), NULL, 10);
  sample->sex = mdg_deck_draw (decks->sexes);
  sample->doctor = mdg_deck_draw (decks->doctors);
  sample->area = (guint) g_ascii_strtoull (mdg_deck_draw (decks->areas), NULL, 10);
  sample->care = sample->decade < 65 ? draw_liked (decks->cares, "none jiritsu") : mdg_deck_draw (decks->cares);
}

/* The young first: only the old can be in the insurance of the old. */
static void
draw_insurances (Decks *decks,
                 GPtrArray *cases)
{
  for (int decade = 40; decade <= 90; decade += 10)
    for (guint i = 0; i < cases->len; i++)
      {
        MdgSampleCase *sample = cases->pdata[i];

        if (sample->pinned < 0 && sample->decade == decade && decade < 70)
          sample->insurance = draw_liked (decks->insurances, "kokuho shaho seiho");
      }
  for (int decade = 90; decade >= 70; decade -= 10)
    for (guint i = 0; i < cases->len; i++)
      {
        MdgSampleCase *sample = cases->pdata[i];

        if (sample->pinned < 0 && sample->decade == decade)
          sample->insurance = decade > 70 ? draw_liked (decks->insurances, "kouki") : mdg_deck_draw (decks->insurances);
      }
}

static gboolean
has_issue (MdgSampleCase *sample,
           const char *issue)
{
  for (guint i = 0; i < sample->issues->len; i++)
    if (g_str_equal (sample->issues->pdata[i], issue))
      return TRUE;

  return FALSE;
}

/* F1a and F1c say how people live and are no chance. */
static gboolean
fits (MdgSampleCase *sample,
      const char *issue,
      const char *column)
{
  if (!g_str_has_prefix (issue, column) || strlen (issue) != 3 || has_issue (sample, issue))
    return FALSE;
  if (g_str_equal (issue, "F1a") || g_str_equal (issue, "F1c"))
    return FALSE;
  if (g_str_equal (issue, "F1b"))
    return g_str_equal (sample->household, "elderly");

  return !g_str_equal (issue, "M3a") || g_str_equal (sample->doctor, "no");
}

static gboolean
add_issue (MdgSampler *self,
           MdgSampleCase *sample,
           const char *column)
{
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *issue;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, self->issues);
  while (json_object_iter_next_ordered (&iter, &issue, &node))
    if (fits (sample, issue, column))
      g_ptr_array_add (fitting, (gpointer) issue);
  if (fitting->len == 0)
    return FALSE;

  g_ptr_array_add (sample->issues, fitting->pdata[mdg_dice_roll (&self->dice, fitting->len)]);

  return TRUE;
}

static void
draw_issues (MdgSampler *self,
             Decks *decks,
             GPtrArray *cases)
{
  const char *column;
  guint least = 0;

  for (guint i = 0; i < cases->len; i++)
    {
      MdgSampleCase *sample = cases->pdata[i];

      if (sample->pinned < 0 && g_str_equal (sample->household, "alone") && mdg_deck_take (decks->columns, "F1") != NULL)
        g_ptr_array_add (sample->issues, (gpointer) "F1a");
      if (sample->pinned < 0 && g_str_equal (sample->household, "child80") && mdg_deck_take (decks->columns, "F1") != NULL)
        g_ptr_array_add (sample->issues, (gpointer) "F1c");
    }

  while ((column = mdg_deck_draw (decks->columns)) != NULL)
    {
      guint at = mdg_dice_roll (&self->dice, cases->len);

      /* Everybody gets to the least number before anybody gets more. */
      for (guint i = 0; i < 2 * cases->len; i++, at = (at + 1) % cases->len)
        {
          MdgSampleCase *sample = cases->pdata[at];

          if (sample->pinned < 0 && sample->issues->len < (i < cases->len && least < cases->len * MIN_ISSUES ? MIN_ISSUES : MAX_ISSUES) && add_issue (self, sample, column))
            break;
        }
      least++;
    }
}

static void
open_decks (MdgSampler *self,
            Decks *decks,
            JsonObject *areas)
{
  JsonObject *counts = json_object_get_object_member (self->distributions, "case");

  decks->ages = mdg_deck_new (&self->dice, json_object_get_object_member (counts, "age"));
  decks->sexes = mdg_deck_new (&self->dice, json_object_get_object_member (counts, "sex"));
  decks->cares = mdg_deck_new (&self->dice, json_object_get_object_member (counts, "care"));
  decks->households = mdg_deck_new (&self->dice, json_object_get_object_member (counts, "household"));
  decks->insurances = mdg_deck_new (&self->dice, json_object_get_object_member (counts, "insurance"));
  decks->doctors = mdg_deck_new (&self->dice, json_object_get_object_member (counts, "doctor"));
  decks->columns = mdg_deck_new (&self->dice, json_object_get_object_member (counts, "issue_columns"));
  decks->areas = mdg_deck_new (&self->dice, areas);
}

static void
close_decks (Decks *decks)
{
  MdgDeck *all[] = { decks->ages, decks->sexes, decks->cares, decks->households, decks->insurances, decks->doctors, decks->columns, decks->areas };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    mdg_deck_free (all[i]);
}

void
mdg_sample_add_cases (MdgSampler *self,
                      GPtrArray *cases,
                      gboolean with_pinned)
{
  g_autoptr (JsonObject) areas = new_area_counts (self);
  Decks decks;

  open_decks (self, &decks, areas);
  for (guint i = 0; with_pinned && i < json_array_get_length (self->cases); i++)
    if (!json_object_get_boolean_member_with_default (json_array_get_object_element (self->cases, i), "edge", FALSE))
      {
        g_ptr_array_add (cases, new_pinned (self, i));
        take_pinned (&decks, cases->pdata[cases->len - 1]);
      }

  while (decks.households->cards->len > 0)
    {
      MdgSampleCase *sample = new_case ();

      sample->household = g_intern_string (mdg_deck_draw (decks.households));
      g_ptr_array_add (cases, sample);
    }

  /* Who must be of a certain age chooses before who may be of any. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < cases->len; i++)
      {
        MdgSampleCase *sample = cases->pdata[i];

        if (sample->pinned < 0 && (like_ages (sample->household)[0] != '\0') == (pass == 0))
          draw_facts (&decks, sample);
      }
  draw_insurances (&decks, cases);
  draw_issues (self, &decks, cases);
  close_decks (&decks);
}

static char *
dup_title (MdgSampler *self,
           MdgSampleCase *sample)
{
  const char *issue = sample->issues->pdata[sample->issues->len - 1];
  char column[3] = { issue[0], issue[1], '\0' };
  g_autoptr (GString) title = g_string_new (json_object_get_string_member (json_object_get_object_member (self->grammar, "titles"), column));
  g_autofree char *age = g_strdup_printf ("%d代", sample->decade);

  g_string_replace (title, "{age}", age, 0);
  g_string_replace (title, "{sex}", g_str_equal (sample->sex, "f") ? "女性" : g_str_equal (sample->sex, "m") ? "男性"
                                                                                                             : "方",
                    0);

  return g_strdup (title->str);
}

static void
describe_pinned (MdgSampler *self,
                 MdgSampleCase *sample,
                 MdgRecord *record)
{
  JsonObject *object = json_array_get_object_element (self->cases, (guint) sample->pinned);

  mdg_record_set_text (record, MDG_CASE_TITLE, json_object_get_string_member (object, "title"));
  mdg_record_set_text (record, MDG_CASE_SUMMARY, json_object_get_string_member (object, "summary"));
  mdg_record_set_flag (record, MDG_CASE_IS_HARD, json_object_get_boolean_member_with_default (object, "hard", FALSE));
  mdg_record_set_flag (record, MDG_CASE_IS_HOME_RISK, json_object_get_boolean_member_with_default (object, "home_risk", FALSE));
  mdg_record_set_flag (record, MDG_CASE_IS_GRAVE, json_object_get_boolean_member_with_default (object, "grave", FALSE));
  mdg_record_set_text (record, MDG_CASE_FLAG_REASON, json_object_get_string_member_with_default (object, "reason", NULL));
}

static void
describe_drawn (MdgSampler *self,
                MdgSampleCase *sample,
                MdgRecord *record)
{
  g_autofree char *title = dup_title (self, sample);
  g_autoptr (GString) summary = g_string_new (NULL);

  for (guint i = 0; i < MIN (sample->issues->len, 3); i++)
    g_string_append (summary, mdg_dice_pick (&self->dice, json_object_get_array_member (self->issues, sample->issues->pdata[i])));
  mdg_record_set_text (record, MDG_CASE_TITLE, title);
  mdg_record_set_text (record, MDG_CASE_SUMMARY, summary->str);
  mdg_record_set_flag (record, MDG_CASE_IS_HARD, mdg_dice_chance (&self->dice, 20));
  mdg_record_set_flag (record, MDG_CASE_IS_HOME_RISK, mdg_dice_chance (&self->dice, 12));
}

void
mdg_sample_case_describe (MdgSampler *self,
                          MdgSampleCase *sample,
                          MdgChange *change)
{
  g_autoptr (MdgRecord) record = MDG_RECORD (mdg_case_new ());
  g_autofree char *opened = mdg_sample_dup_day (sample->first_day);
  g_autofree char *band = g_strdup_printf ("%d代", sample->decade);
  gboolean is_plain_kind = g_str_equal (sample->household, "alone") || g_str_equal (sample->household, "elderly") || g_str_equal (sample->household, "unknown");

  mdg_record_set_uuid (record, &sample->uuid);
  if (sample->pinned >= 0)
    describe_pinned (self, sample, record);
  else
    describe_drawn (self, sample, record);

  mdg_record_set_reference (record, MDG_CASE_SUBJECT, &sample->subject);
  mdg_record_set_text (record, MDG_CASE_AGE_BAND, band);
  mdg_record_set_text (record, MDG_CASE_SEX, sample->sex);
  mdg_record_set_reference (record, MDG_CASE_AREA, mdg_record_get_uuid (self->areas->pdata[sample->area]));
  mdg_record_set_text (record, MDG_CASE_CARE_LEVEL, g_str_equal (sample->care, "applying") || g_str_equal (sample->care, "under40") ? "none" : sample->care);
  mdg_record_set_text (record, MDG_CASE_HOUSEHOLD_KIND, is_plain_kind ? sample->household : "other");
  mdg_record_set_text (record, MDG_CASE_HOUSEHOLD_SUB, is_plain_kind ? NULL : sample->household);
  mdg_record_set_text (record, MDG_CASE_STATUS, "open");
  mdg_record_set_reference (record, MDG_CASE_STAFF, mdg_record_get_uuid (mdg_sample_draw_staff (self)));
  mdg_record_set_text (record, MDG_CASE_OPENED_ON, opened);
  mdg_change_add (change, record);
}

static void
tick_issues (MdgSampler *self,
             MdgSampleCase *sample,
             MdgChange *change)
{
  g_autofree char *day = mdg_sample_dup_day (sample->last_day);
  MdgRecord *staff = mdg_sample_draw_staff (self);

  for (guint i = 0; i < sample->issues->len; i++)
    {
      g_autoptr (MdgRecord) tick = MDG_RECORD (mdg_case_issue_new ());

      mdg_record_set_reference (tick, MDG_CASE_ISSUE_CASE, &sample->uuid);
      mdg_record_set_text (tick, MDG_CASE_ISSUE_ISSUE, sample->issues->pdata[i]);
      mdg_record_set_integer (tick, MDG_CASE_ISSUE_WEIGHT, 1 + mdg_dice_roll (&self->dice, 3));
      mdg_record_set_text (tick, MDG_CASE_ISSUE_TICKED_ON, day);
      mdg_record_set_reference (tick, MDG_CASE_ISSUE_STAFF, mdg_record_get_uuid (staff));
      mdg_change_add (change, tick);
    }
}

static void
add_memo (MdgSampler *self,
          MdgSampleCase *sample,
          MdgChange *change)
{
  g_autoptr (MdgRecord) memo = MDG_RECORD (mdg_memo_new ());
  g_autofree char *at = mdg_sample_dup_time (sample->last_day, 9 * 60 + (int) mdg_dice_roll (&self->dice, 480));

  mdg_record_set_reference (memo, MDG_MEMO_CASE, &sample->uuid);
  mdg_record_set_text (memo, MDG_MEMO_AT, at);
  mdg_record_set_text (memo, MDG_MEMO_TEXT, mdg_dice_pick (&self->dice, json_object_get_array_member (self->grammar, "memos")));
  mdg_record_set_reference (memo, MDG_MEMO_STAFF, mdg_record_get_uuid (mdg_sample_draw_staff (self)));
  mdg_change_add (change, memo);
}

static gboolean
close_case (MdgSampler *self,
            MdgSampleCase *sample,
            MdgChange *change,
            GError **error)
{
  static const char *const reasons[] = { "settled", "settled", "settled", "handover", "facility", "hosp", "moved", "died_home", "died_hosp", "refused" };
  static const char *const places[] = { "home", "home", "home", "home", "tokuyo", "hosp", "kin", "home", "hosp", "home" };
  g_autoptr (MdgRecord) record = mdg_record_table_load (self->store, MDG_KIND_CASE, &sample->uuid, error);
  g_autofree char *day = mdg_sample_dup_day (sample->last_day + 30);
  guint i = mdg_dice_roll (&self->dice, G_N_ELEMENTS (reasons));

  if (record == NULL)
    return FALSE;

  mdg_record_set_text (record, MDG_CASE_STATUS, "closed");
  mdg_record_set_text (record, MDG_CASE_CLOSED_ON, day);
  mdg_record_set_text (record, MDG_CASE_CLOSE_REASON, reasons[i]);
  mdg_record_set_text (record, MDG_CASE_WISHED_PLACE, mdg_dice_chance (&self->dice, 70) ? "home" : "undecided");
  mdg_record_set_text (record, MDG_CASE_ACTUAL_PLACE, places[i]);
  mdg_change_add (change, record);

  return TRUE;
}

/* A case of the committee that no consultation of a small sample reached still came in on paper. */
static void
open_on_paper (MdgSampler *self,
               MdgSampleYear *year,
               MdgSampleCase *sample,
               MdgChange *change)
{
  MdgDate date = { year->fiscal_year, 4 + (int) mdg_dice_roll (&self->dice, 4), 1 + (int) mdg_dice_roll (&self->dice, 28) };
  MdgSamplePlan plan = { .day = mdg_date_to_days (&date), .special = -1, .note = -1 };
  g_autoptr (MdgRecord) subject = NULL;

  sample->first_day = sample->last_day = plan.day;
  subject = mdg_sample_new_subject (self, sample, &plan, change);
  mdg_sample_case_describe (self, sample, change);
}

gboolean
mdg_sample_case_close_off (MdgSampler *self,
                           MdgSampleYear *year,
                           GError **error)
{
  MdgDate end = { year->fiscal_year + 1, 3, 31 };
  gint32 last = MIN (mdg_date_to_days (&end), mdg_sample_get_last_day (self));

  for (guint i = 0; i < year->cases->len; i++)
    {
      MdgSampleCase *sample = year->cases->pdata[i];
      g_autoptr (MdgChange) change = mdg_change_new (N_ ("Case classified"));
      MdgRecord *staff = mdg_sample_draw_staff (self);

      if (sample->n_done == 0 && sample->pinned < 0)
        continue;
      mdg_change_set_author (change, mdg_record_get_text (staff, MDG_STAFF_NAME));
      if (sample->n_done == 0)
        open_on_paper (self, year, sample, change);
      tick_issues (self, sample, change);
      if (mdg_dice_chance (&self->dice, 25))
        add_memo (self, sample, change);
      if (sample->pinned < 0 && last - sample->last_day > 90 && mdg_dice_chance (&self->dice, 45) && !close_case (self, sample, change, error))
        return FALSE;
      if (!mdg_sample_save (self, change, (gint64) sample->last_day * 1440 + 17 * 60, error))
        return FALSE;
    }

  return TRUE;
}

static void
add_share_sheet (MdgSampler *self,
                 MdgSampleCase *sample,
                 MdgChange *change)
{
  g_autoptr (MdgRecord) sheet = MDG_RECORD (mdg_share_sheet_new ());
  JsonArray *items = json_object_get_array_member (self->grammar, "share_sheet");
  g_autofree char *day = mdg_sample_dup_day (sample->last_day);
  MdgDate date;
  g_autofree char *said = NULL;

  mdg_date_from_days (sample->last_day, &date);
  said = mdg_date_format_short (&date);
  mdg_record_set_reference (sheet, MDG_SHARE_SHEET_CASE, &sample->uuid);
  mdg_record_set_text (sheet, MDG_SHARE_SHEET_WRITTEN_ON, day);
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      g_autoptr (GString) text = g_string_new (json_array_get_string_element (items, i));

      g_string_replace (text, "{date}", said, 0);
      mdg_record_set_text (sheet, MDG_SHARE_SHEET_ITEM1 + i, text->str);
    }
  mdg_change_add (change, sheet);
}

static gboolean
set_stage (MdgSampler *self,
           MdgSampleCase *sample,
           JsonObject *object,
           MdgChange *change,
           GError **error)
{
  g_autoptr (MdgRecord) record = mdg_record_table_load (self->store, MDG_KIND_CASE, &sample->uuid, error);
  g_autoptr (GString) stage = g_string_new (json_object_get_string_member (object, "stage"));

  if (record == NULL)
    return FALSE;

  g_string_replace (stage, "\n", " ", 0);
  mdg_record_set_text (record, MDG_CASE_STAGE, stage->str);
  mdg_change_add (change, record);

  return TRUE;
}

static MdgRecord *
new_set (MdgSampler *self,
         int fiscal_year)
{
  MdgRecord *set = MDG_RECORD (mdg_case_set_new ());
  g_autofree char *year = mdg_fiscal_year_format_short (fiscal_year);
  g_autofree char *long_year = mdg_fiscal_year_format_long (fiscal_year);
  g_autofree char *name = g_strdup_printf ("%s第1回市地域ケア会議 提出事例", year);
  g_autofree char *meeting = g_strdup_printf ("%s 第1回 市地域ケア会議", long_year);
  g_autofree char *held_on = g_strdup_printf ("%04d-09-18", fiscal_year);
  g_autofree char *from = g_strdup_printf ("%04d-04-01", fiscal_year);
  g_autofree char *to = g_strdup_printf ("%04d-08-31", fiscal_year);

  mdg_record_set_text (set, MDG_CASE_SET_NAME, name);
  mdg_record_set_text (set, MDG_CASE_SET_MEETING, meeting);
  mdg_record_set_text (set, MDG_CASE_SET_HELD_ON, held_on);
  mdg_record_set_integer (set, MDG_CASE_SET_FISCAL_YEAR, fiscal_year);
  mdg_record_set_text (set, MDG_CASE_SET_SELECTION, "各地域包括支援センターからの提出事例");
  mdg_record_set_text (set, MDG_CASE_SET_PERIOD_FROM, from);
  mdg_record_set_text (set, MDG_CASE_SET_PERIOD_TO, to);

  return set;
}

gboolean
mdg_sample_add_set (MdgSampler *self,
                    MdgSampleYear *year,
                    GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Set of cases made"));
  g_autoptr (MdgRecord) set = new_set (self, year->fiscal_year);

  mdg_change_set_author (change, mdg_record_get_text (self->staff->pdata[1], MDG_STAFF_NAME));
  mdg_change_add (change, set);
  self->set = *mdg_record_get_uuid (set);
  for (guint i = 0; i < year->cases->len; i++)
    {
      MdgSampleCase *sample = year->cases->pdata[i];
      g_autoptr (MdgRecord) member = NULL;
      JsonObject *object;

      if (sample->pinned < 0)
        continue;
      object = json_array_get_object_element (self->cases, (guint) sample->pinned);
      member = MDG_RECORD (mdg_case_set_member_new ());
      mdg_record_set_reference (member, MDG_CASE_SET_MEMBER_CASE_SET, mdg_record_get_uuid (set));
      mdg_record_set_reference (member, MDG_CASE_SET_MEMBER_CASE, &sample->uuid);
      mdg_record_set_text (member, MDG_CASE_SET_MEMBER_LETTER, json_object_get_string_member (object, "letter"));
      mdg_record_set_integer (member, MDG_CASE_SET_MEMBER_POSITION, sample->pinned);
      mdg_change_add (change, member);
      if (!set_stage (self, sample, object, change, error))
        return FALSE;
      if (g_str_equal (json_object_get_string_member (object, "letter"), "I"))
        add_share_sheet (self, sample, change);
    }

  return mdg_sample_save (self, change, 0, error);
}
