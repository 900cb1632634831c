#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-decision.h"
#include "mdg-issue-source.h"
#include "mdg-measure-review.h"
#include "mdg-measure-source.h"
#include "mdg-measure.h"
#include "mdg-raised-issue.h"
#include "mdg-sample-private.h"
#include "mdg-staff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Raised at the committee of doctors, decided on at the meeting of the city. */
#define RAISED_ON "08-27"
#define DECIDED_ON "09-18"

typedef struct
{
  MdgSampler *sampler;
  MdgSampleYear *year;
  MdgChange *change;
} Ladder;

static const char *
get_text (JsonObject *object,
          const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static void
set_day (Ladder *self,
         MdgRecord *record,
         guint field,
         const char *month_day)
{
  g_autofree char *iso = month_day != NULL ? mdg_sample_dup_date (self->year, month_day) : NULL;

  mdg_record_set_text (record, field, iso);
}

static MdgRecord *
add_issue (Ladder *self,
           JsonObject *object,
           const char *level,
           const char *title,
           guint position)
{
  MdgRecord *issue = MDG_RECORD (mdg_raised_issue_new ());
  gboolean is_dropped = json_object_get_boolean_member_with_default (object, "dropped", FALSE);
  gboolean is_city = json_object_has_member (object, "city");

  mdg_record_set_text (issue, MDG_RAISED_ISSUE_LEVEL, level);
  mdg_record_set_text (issue, MDG_RAISED_ISSUE_TITLE, title);
  mdg_record_set_text (issue, MDG_RAISED_ISSUE_ISSUES, get_text (object, "issues"));
  mdg_record_set_integer (issue, MDG_RAISED_ISSUE_FISCAL_YEAR, self->year->fiscal_year);
  mdg_record_set_text (issue, MDG_RAISED_ISSUE_STANDING, is_dropped ? "dropped" : is_city ? "adopted"
                                                                                          : "candidate");
  mdg_record_set_text (issue, MDG_RAISED_ISSUE_STATUS, get_text (object, "status"));
  mdg_record_set_text (issue, MDG_RAISED_ISSUE_PRIORITY, get_text (object, "priority"));
  mdg_record_set_text (issue, MDG_RAISED_ISSUE_THEME, get_text (object, "theme"));
  mdg_record_set_flag (issue, MDG_RAISED_ISSUE_IS_GRAVE, json_object_get_boolean_member_with_default (object, "grave", FALSE));
  set_day (self, issue, MDG_RAISED_ISSUE_RAISED_ON, RAISED_ON);
  mdg_record_set_reference (issue, MDG_RAISED_ISSUE_STAFF, mdg_record_get_uuid (self->sampler->staff->pdata[1]));
  mdg_record_set_integer (issue, MDG_RAISED_ISSUE_POSITION, position);
  mdg_change_add (self->change, issue);

  return issue;
}

static void
add_source (Ladder *self,
            MdgRecord *issue,
            guint field,
            const MdgUuid *uuid,
            const char *code)
{
  g_autoptr (MdgRecord) source = MDG_RECORD (mdg_issue_source_new ());

  mdg_record_set_reference (source, MDG_ISSUE_SOURCE_RAISED_ISSUE, mdg_record_get_uuid (issue));
  mdg_record_set_reference (source, field, uuid);
  mdg_record_set_text (source, MDG_ISSUE_SOURCE_ISSUE, code);
  mdg_change_add (self->change, source);
}

/* The cases of the letters with those of the issue's codes that they are ticked with. */
static void
add_cases (Ladder *self,
           MdgRecord *issue,
           JsonObject *object)
{
  g_auto (GStrv) codes = g_strsplit (get_text (object, "issues"), " ", -1);

  for (guint i = 0; i < self->year->cases->len; i++)
    {
      MdgSampleCase *sample = self->year->cases->pdata[i];
      JsonObject *pinned = sample->pinned >= 0 ? json_array_get_object_element (self->sampler->cases, (guint) sample->pinned) : NULL;

      if (pinned == NULL || strstr (get_text (object, "letters"), get_text (pinned, "letter")) == NULL)
        continue;
      for (char **code = codes; *code != NULL; code++)
        if (g_ptr_array_find_with_equal_func (sample->issues, *code, g_str_equal, NULL))
          add_source (self, issue, MDG_ISSUE_SOURCE_CASE, &sample->uuid, *code);
    }
}

static void
add_decision (Ladder *self,
              MdgRecord *issue,
              MdgRecord *measure,
              const char *verdict,
              const char *minutes)
{
  g_autoptr (MdgRecord) decision = MDG_RECORD (mdg_decision_new ());

  mdg_record_set_text (decision, MDG_DECISION_BOARD, "city");
  set_day (self, decision, MDG_DECISION_DECIDED_ON, DECIDED_ON);
  mdg_record_set_text (decision, MDG_DECISION_VERDICT, verdict);
  mdg_record_set_reference (decision, MDG_DECISION_MEETING, &self->sampler->city_meeting);
  mdg_record_set_text (decision, MDG_DECISION_MINUTES, minutes);
  mdg_record_set_reference (decision, MDG_DECISION_RAISED_ISSUE, issue != NULL ? mdg_record_get_uuid (issue) : NULL);
  mdg_record_set_reference (decision, MDG_DECISION_MEASURE, measure != NULL ? mdg_record_get_uuid (measure) : NULL);
  mdg_record_set_reference (decision, MDG_DECISION_STAFF, mdg_record_get_uuid (self->sampler->staff->pdata[1]));
  mdg_change_add (self->change, decision);
}

static void
add_review (Ladder *self,
            MdgRecord *measure,
            JsonArray *review)
{
  g_autoptr (MdgRecord) record = MDG_RECORD (mdg_measure_review_new ());

  mdg_record_set_reference (record, MDG_MEASURE_REVIEW_MEASURE, mdg_record_get_uuid (measure));
  set_day (self, record, MDG_MEASURE_REVIEW_REVIEWED_ON, "02-19");
  mdg_record_set_text (record, MDG_MEASURE_REVIEW_RATING, json_array_get_string_element (review, 0));
  mdg_record_set_text (record, MDG_MEASURE_REVIEW_TEXT, json_array_get_string_element (review, 1));
  mdg_record_set_text (record, MDG_MEASURE_REVIEW_NEXT, json_array_get_string_element (review, 2));
  mdg_record_set_text (record, MDG_MEASURE_REVIEW_BOARD, "suishin");
  mdg_change_add (self->change, record);
}

static void
add_measure (Ladder *self,
             MdgRecord *issue,
             const char *theme,
             JsonObject *object,
             guint position)
{
  g_autoptr (MdgRecord) measure = MDG_RECORD (mdg_measure_new ());
  const char *state = get_text (object, "state");

  mdg_record_set_text (measure, MDG_MEASURE_TEXT, get_text (object, "text"));
  mdg_record_set_text (measure, MDG_MEASURE_RESPONSE, get_text (object, "response"));
  mdg_record_set_text (measure, MDG_MEASURE_THEME, theme);
  mdg_record_set_text (measure, MDG_MEASURE_BODY, get_text (object, "body"));
  mdg_record_set_text (measure, MDG_MEASURE_OWNER, get_text (object, "owner"));
  set_day (self, measure, MDG_MEASURE_DUE, get_text (object, "due"));
  mdg_record_set_text (measure, MDG_MEASURE_STATUS, state);
  mdg_record_set_integer (measure, MDG_MEASURE_FISCAL_YEAR, self->year->fiscal_year);
  mdg_record_set_integer (measure, MDG_MEASURE_POSITION, position);
  mdg_record_set_reference (measure, MDG_MEASURE_STAFF, mdg_record_get_uuid (self->sampler->staff->pdata[1]));
  mdg_change_add (self->change, measure);
  if (issue != NULL)
    {
      g_autoptr (MdgRecord) source = MDG_RECORD (mdg_measure_source_new ());

      mdg_record_set_reference (source, MDG_MEASURE_SOURCE_MEASURE, mdg_record_get_uuid (measure));
      mdg_record_set_reference (source, MDG_MEASURE_SOURCE_RAISED_ISSUE, mdg_record_get_uuid (issue));
      mdg_change_add (self->change, source);
    }
  if (g_str_equal (state, "adopt") || g_str_equal (state, "act") || g_str_equal (state, "evaluated"))
    add_decision (self, NULL, measure, "adopted", "提案どおり採択。");
  if (json_object_has_member (object, "review"))
    add_review (self, measure, json_object_get_array_member (object, "review"));
}

static void
add_rung (Ladder *self,
          JsonObject *object,
          guint position)
{
  g_autoptr (MdgRecord) area = add_issue (self, object, "area", get_text (object, "title"), position);
  g_autoptr (MdgRecord) city = NULL;
  JsonArray *measures = json_object_get_array_member (object, "measures");

  add_cases (self, area, object);
  if (json_object_has_member (object, "consultation") && !mdg_uuid_is_nil (&self->sampler->gap))
    add_source (self, area, MDG_ISSUE_SOURCE_CONSULTATION, &self->sampler->gap, NULL);
  if (json_object_get_boolean_member_with_default (object, "dropped", FALSE))
    add_decision (self, area, NULL, "dropped", "今年度は圏域での取組を続け、市の課題としては見送る。");
  if (!json_object_has_member (object, "city"))
    return;

  city = add_issue (self, object, "city", get_text (object, "city"), position);
  add_source (self, city, MDG_ISSUE_SOURCE_SOURCE, mdg_record_get_uuid (area), NULL);
  add_decision (self, area, NULL, "adopted", "地域の課題として採択し、市の課題に上げる。");
  add_decision (self, city, NULL, "adopted", "市の課題として採択。");
  for (guint i = 0; i < json_array_get_length (measures); i++)
    add_measure (self, city, get_text (object, "theme"), json_array_get_object_element (measures, i), position * 10 + i);
}

gboolean
mdg_sample_add_ladder (MdgSampler *self,
                       MdgSampleYear *year,
                       GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Issue raised"));
  Ladder ladder = { self, year, change };
  JsonArray *issues = json_object_get_array_member (self->meetings, "issues");
  JsonArray *themes = json_object_get_array_member (self->meetings, "themes");

  mdg_change_set_author (change, mdg_record_get_text (self->staff->pdata[1], MDG_STAFF_NAME));
  for (guint i = 0; i < json_array_get_length (issues); i++)
    add_rung (&ladder, json_array_get_object_element (issues, i), i);
  for (guint i = 0; i < json_array_get_length (themes); i++)
    {
      JsonObject *theme = json_array_get_object_element (themes, i);

      add_measure (&ladder, NULL, get_text (theme, "theme"), theme, 900 + i);
    }

  return mdg_sample_save (self, change, 0, error);
}
