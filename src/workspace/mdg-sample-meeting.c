#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-agenda-item.h"
#include "mdg-attendance.h"
#include "mdg-board-member.h"
#include "mdg-cycle-step.h"
#include "mdg-cycle.h"
#include "mdg-meeting.h"
#include "mdg-sample-private.h"
#include "mdg-staff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
mdg_sample_dup_date (MdgSampleYear *year,
                     const char *month_day)
{
  gboolean is_next = g_str_has_prefix (month_day, "next-");
  const char *used = is_next ? month_day + strlen ("next-") : month_day;
  gboolean is_after_new_year = used[0] == '0' && used[1] < '4';

  return g_strdup_printf ("%04d-%s", year->fiscal_year + (is_next ? 1 : 0) + (is_after_new_year ? 1 : 0), used);
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

/* The next working day of the week. */
static char *
dup_held_on (MdgSampleYear *year,
             JsonObject *object)
{
  g_autofree char *month_day = g_strdup_printf ("%02d-%02d", (int) json_object_get_int_member (object, "month"), (int) json_object_get_int_member (object, "day"));
  g_autofree char *iso = mdg_sample_dup_date (year, month_day);
  MdgDate date;

  mdg_date_parse_iso (iso, &date);
  while (mdg_date_weekday (&date) == 0 || mdg_date_weekday (&date) == 6)
    mdg_date_from_days (mdg_date_to_days (&date) + 1, &date);

  return mdg_date_dup_iso (&date);
}

static void
add_member (MdgSampleYear *year,
            MdgChange *change,
            const char *board,
            JsonArray *row,
            guint position)
{
  g_autoptr (MdgRecord) member = MDG_RECORD (mdg_board_member_new ());
  g_autofree char *since = g_strdup_printf ("%04d-04-01", year->fiscal_year - 1);
  g_autofree char *until = g_strdup_printf ("%04d-03-31", year->fiscal_year + 1);

  mdg_record_set_text (member, MDG_BOARD_MEMBER_BOARD, board);
  mdg_record_set_text (member, MDG_BOARD_MEMBER_NAME, json_array_get_string_element (row, 0));
  mdg_record_set_text (member, MDG_BOARD_MEMBER_AFFILIATION, json_array_get_string_element (row, 1));
  mdg_record_set_text (member, MDG_BOARD_MEMBER_PROFESSION, json_array_get_string_element (row, 2));
  mdg_record_set_text (member, MDG_BOARD_MEMBER_SEAT, json_array_get_string_element (row, 3));
  mdg_record_set_text (member, MDG_BOARD_MEMBER_REPRESENTS, json_array_get_string_element (row, 4));
  mdg_record_set_flag (member, MDG_BOARD_MEMBER_IS_OFFICER, json_array_get_boolean_element (row, 5));
  mdg_record_set_flag (member, MDG_BOARD_MEMBER_IS_MANAGER, json_array_get_boolean_element (row, 6));
  mdg_record_set_text (member, MDG_BOARD_MEMBER_SINCE, since);
  mdg_record_set_text (member, MDG_BOARD_MEMBER_UNTIL, until);
  mdg_record_set_integer (member, MDG_BOARD_MEMBER_POSITION, position);
  mdg_change_add (change, member);
}

static gboolean
add_members (MdgSampler *self,
             MdgSampleYear *year,
             GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Members of boards entered"));
  JsonObject *boards = json_object_get_object_member (self->meetings, "members");
  g_autoptr (GList) names = json_object_get_members (boards);

  mdg_change_set_author (change, mdg_record_get_text (self->staff->pdata[1], MDG_STAFF_NAME));
  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonArray *rows = json_object_get_array_member (boards, name->data);

      for (guint i = 0; i < json_array_get_length (rows); i++)
        add_member (year, change, name->data, json_array_get_array_element (rows, i), i);
    }

  return mdg_sample_save (self, change, 0, error);
}

static void
add_seat (MdgChange *change,
          MdgRecord *meeting,
          JsonArray *row,
          guint position,
          gboolean is_absent)
{
  g_autoptr (MdgRecord) attendance = MDG_RECORD (mdg_attendance_new ());
  gboolean is_web = g_strcmp0 (mdg_record_get_text (meeting, MDG_MEETING_MODE), "web") == 0;

  mdg_record_set_reference (attendance, MDG_ATTENDANCE_MEETING, mdg_record_get_uuid (meeting));
  mdg_record_set_text (attendance, MDG_ATTENDANCE_NAME, json_array_get_string_element (row, 0));
  mdg_record_set_text (attendance, MDG_ATTENDANCE_AFFILIATION, json_array_get_string_element (row, 1));
  mdg_record_set_text (attendance, MDG_ATTENDANCE_PROFESSION, json_array_get_string_element (row, 2));
  mdg_record_set_text (attendance, MDG_ATTENDANCE_SEAT, json_array_get_string_element (row, 3));
  mdg_record_set_flag (attendance, MDG_ATTENDANCE_IS_OFFICER, json_array_get_boolean_element (row, 5));
  mdg_record_set_flag (attendance, MDG_ATTENDANCE_IS_MANAGER, json_array_get_boolean_element (row, 6));
  mdg_record_set_flag (attendance, MDG_ATTENDANCE_IS_PRESENT, !is_absent);
  mdg_record_set_flag (attendance, MDG_ATTENDANCE_IS_WEB, is_web);
  mdg_record_set_integer (attendance, MDG_ATTENDANCE_POSITION, position);
  mdg_change_add (change, attendance);
}

static gboolean
is_listed (JsonObject *object,
           const char *name)
{
  JsonArray *names = json_object_has_member (object, "absent") ? json_object_get_array_member (object, "absent") : NULL;

  for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
    if (g_str_equal (json_array_get_string_element (names, i), name))
      return TRUE;

  return FALSE;
}

/* A training has so many of each profession, without names. */
static void
add_crowd (MdgChange *change,
           MdgRecord *meeting,
           JsonArray *crowd)
{
  guint position = 0;

  for (guint i = 0; i < json_array_get_length (crowd); i++)
    {
      JsonArray *row = json_array_get_array_element (crowd, i);

      for (gint64 n = 0; n < json_array_get_int_element (row, 1); n++)
        {
          g_autoptr (MdgRecord) attendance = MDG_RECORD (mdg_attendance_new ());

          mdg_record_set_reference (attendance, MDG_ATTENDANCE_MEETING, mdg_record_get_uuid (meeting));
          mdg_record_set_text (attendance, MDG_ATTENDANCE_PROFESSION, json_array_get_string_element (row, 0));
          mdg_record_set_text (attendance, MDG_ATTENDANCE_AFFILIATION, json_array_get_string_element (row, 2));
          mdg_record_set_flag (attendance, MDG_ATTENDANCE_IS_PRESENT, TRUE);
          mdg_record_set_integer (attendance, MDG_ATTENDANCE_POSITION, position++);
          mdg_change_add (change, attendance);
        }
    }
}

static void
add_attendance (MdgSampler *self,
                MdgChange *change,
                MdgRecord *meeting,
                JsonObject *object)
{
  JsonObject *boards = json_object_get_object_member (self->meetings, "members");
  const char *board = mdg_record_get_text (meeting, MDG_MEETING_BOARD);
  JsonArray *rows = json_object_has_member (boards, board) ? json_object_get_array_member (boards, board) : NULL;

  if (json_object_has_member (object, "crowd"))
    add_crowd (change, meeting, json_object_get_array_member (object, "crowd"));
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonArray *row = json_array_get_array_element (rows, i);

      add_seat (change, meeting, row, i, is_listed (object, json_array_get_string_element (row, 0)));
    }
}

static MdgRecord *
new_meeting (MdgSampler *self,
             MdgSampleYear *year,
             JsonObject *object)
{
  MdgRecord *meeting = MDG_RECORD (mdg_meeting_new ());
  g_autofree char *held_on = dup_held_on (year, object);
  const char *mode = get_text (object, "mode");

  mdg_record_set_text (meeting, MDG_MEETING_BOARD, get_text (object, "board"));
  mdg_record_set_text (meeting, MDG_MEETING_TITLE, get_text (object, "title"));
  mdg_record_set_text (meeting, MDG_MEETING_HELD_ON, held_on);
  mdg_record_set_text (meeting, MDG_MEETING_STARTS_AT, get_text (object, "starts"));
  mdg_record_set_text (meeting, MDG_MEETING_ENDS_AT, get_text (object, "ends"));
  mdg_record_set_text (meeting, MDG_MEETING_PLACE, get_text (object, "place"));
  mdg_record_set_text (meeting, MDG_MEETING_MODE, mode != NULL ? mode : "place");
  mdg_record_set_text (meeting, MDG_MEETING_STATUS, "held");
  mdg_record_set_text (meeting, MDG_MEETING_TOPICS, get_text (object, "topics"));
  mdg_record_set_flag (meeting, MDG_MEETING_IS_MULTI, json_object_get_boolean_member_with_default (object, "multi", FALSE));
  mdg_record_set_text (meeting, MDG_MEETING_MINUTES, get_text (object, "minutes"));
  mdg_record_set_reference (meeting, MDG_MEETING_STAFF, mdg_record_get_uuid (self->staff->pdata[1]));

  return meeting;
}

static void
decide (MdgSampler *self,
        MdgRecord *item,
        const char *held_on)
{
  JsonArray *verdicts = json_object_get_array_member (self->meetings, "verdicts");
  JsonArray *verdict = json_array_get_array_element (verdicts, mdg_dice_roll (&self->dice, json_array_get_length (verdicts)));
  g_autofree char *adviser = g_strdup_printf ("試験医師%u", mdg_dice_roll (&self->dice, 8) + 1);
  g_autofree char *due = NULL;
  MdgDate date;

  mdg_date_parse_iso (held_on, &date);
  mdg_date_from_days (mdg_date_to_days (&date) + 7 * (1 + (gint32) mdg_dice_roll (&self->dice, 4)), &date);
  due = mdg_date_dup_iso (&date);
  mdg_record_set_text (item, MDG_AGENDA_ITEM_ADVICE, mdg_dice_pick (&self->dice, json_object_get_array_member (self->meetings, "advice")));
  mdg_record_set_text (item, MDG_AGENDA_ITEM_ADVISER, adviser);
  mdg_record_set_text (item, MDG_AGENDA_ITEM_VERDICT, json_array_get_string_element (verdict, 0));
  mdg_record_set_text (item, MDG_AGENDA_ITEM_VERDICT_TEXT, json_array_get_string_element (verdict, 1));
  mdg_record_set_reference (item, MDG_AGENDA_ITEM_STAFF, mdg_record_get_uuid (mdg_sample_draw_staff (self)));
  mdg_record_set_text (item, MDG_AGENDA_ITEM_DUE, due);
  mdg_record_set_text (item, MDG_AGENDA_ITEM_STATUS, "done");
}

/* Cases that were open on the day, each once; the last one is carried over. */
static void
add_items (MdgSampler *self,
           MdgSampleYear *year,
           MdgChange *change,
           MdgRecord *meeting,
           guint n)
{
  static const char *const reasons[] = { "flagged", "flagged", "changed", "new", "overdue" };
  const char *held_on = mdg_record_get_text (meeting, MDG_MEETING_HELD_ON);
  guint at = mdg_dice_roll (&self->dice, year->cases->len);
  MdgDate date;

  mdg_date_parse_iso (held_on, &date);
  for (guint i = 0, done = 0; i < year->cases->len && done < n; i++)
    {
      MdgSampleCase *sample = year->cases->pdata[(at + i * 7) % year->cases->len];
      g_autoptr (MdgRecord) item = NULL;

      if (sample->n_done == 0 || sample->first_day > mdg_date_to_days (&date))
        continue;
      item = MDG_RECORD (mdg_agenda_item_new ());
      mdg_record_set_reference (item, MDG_AGENDA_ITEM_MEETING, mdg_record_get_uuid (meeting));
      mdg_record_set_integer (item, MDG_AGENDA_ITEM_POSITION, done);
      mdg_record_set_text (item, MDG_AGENDA_ITEM_KIND, "case");
      mdg_record_set_text (item, MDG_AGENDA_ITEM_REASON, reasons[mdg_dice_roll (&self->dice, G_N_ELEMENTS (reasons))]);
      mdg_record_set_reference (item, MDG_AGENDA_ITEM_CASE, &sample->uuid);
      if (++done == n && n > 4)
        mdg_record_set_text (item, MDG_AGENDA_ITEM_STATUS, "carried");
      else
        decide (self, item, held_on);
      mdg_change_add (change, item);
    }
}

/* What was talked about besides cases. */
static void
add_topics (MdgChange *change,
            MdgRecord *meeting,
            JsonArray *titles)
{
  for (guint i = 0; i < json_array_get_length (titles); i++)
    {
      g_autoptr (MdgRecord) item = MDG_RECORD (mdg_agenda_item_new ());

      mdg_record_set_reference (item, MDG_AGENDA_ITEM_MEETING, mdg_record_get_uuid (meeting));
      mdg_record_set_integer (item, MDG_AGENDA_ITEM_POSITION, i);
      mdg_record_set_text (item, MDG_AGENDA_ITEM_KIND, "other");
      mdg_record_set_text (item, MDG_AGENDA_ITEM_TITLE, json_array_get_string_element (titles, i));
      mdg_record_set_text (item, MDG_AGENDA_ITEM_STATUS, "done");
      mdg_change_add (change, item);
    }
}

static gboolean
add_meeting (MdgSampler *self,
             MdgSampleYear *year,
             JsonObject *object,
             GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Meeting entered"));
  g_autoptr (MdgRecord) meeting = new_meeting (self, year, object);
  gint64 n_cases = json_object_get_int_member (object, "cases");

  mdg_change_set_author (change, mdg_record_get_text (self->staff->pdata[1], MDG_STAFF_NAME));
  if (g_str_equal (get_text (object, "board"), "city"))
    {
      mdg_record_set_reference (meeting, MDG_MEETING_CASE_SET, &self->set);
      self->city_meeting = *mdg_record_get_uuid (meeting);
    }
  mdg_change_add (change, meeting);
  add_attendance (self, change, meeting, object);
  if (n_cases > 0)
    add_items (self, year, change, meeting, (guint) n_cases);
  if (json_object_has_member (object, "items"))
    add_topics (change, meeting, json_object_get_array_member (object, "items"));

  return mdg_sample_save (self, change, 0, error);
}

static gboolean
add_cycle (MdgSampler *self,
           MdgSampleYear *year,
           GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Committee cycle begun"));
  g_autoptr (MdgRecord) cycle = MDG_RECORD (mdg_cycle_new ());
  JsonObject *object = json_object_get_object_member (self->meetings, "cycle");
  JsonArray *steps = json_object_get_array_member (object, "steps");
  g_autofree char *short_year = mdg_fiscal_year_format_short (year->fiscal_year);
  g_autoptr (GString) name = g_string_new (get_text (object, "name"));

  mdg_change_set_author (change, mdg_record_get_text (self->staff->pdata[1], MDG_STAFF_NAME));
  g_string_replace (name, "{year}", short_year, 0);
  mdg_record_set_text (cycle, MDG_CYCLE_NAME, name->str);
  mdg_record_set_text (cycle, MDG_CYCLE_BOARD, get_text (object, "board"));
  mdg_record_set_text (cycle, MDG_CYCLE_THEME, get_text (object, "theme"));
  mdg_record_set_integer (cycle, MDG_CYCLE_FISCAL_YEAR, year->fiscal_year);
  mdg_change_add (change, cycle);
  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonArray *row = json_array_get_array_element (steps, i);
      g_autoptr (MdgRecord) step = MDG_RECORD (mdg_cycle_step_new ());
      g_autofree char *planned = mdg_sample_dup_date (year, json_array_get_string_element (row, 0));
      gboolean is_done = !json_array_get_null_element (row, 1);
      g_autofree char *done = is_done ? mdg_sample_dup_date (year, json_array_get_string_element (row, 1)) : NULL;

      mdg_record_set_reference (step, MDG_CYCLE_STEP_CYCLE, mdg_record_get_uuid (cycle));
      mdg_record_set_integer (step, MDG_CYCLE_STEP_STEP, i);
      mdg_record_set_text (step, MDG_CYCLE_STEP_PLANNED_ON, planned);
      mdg_record_set_text (step, MDG_CYCLE_STEP_DONE_ON, done);
      if (is_done)
        mdg_record_set_text (step, MDG_CYCLE_STEP_OUTPUT, json_array_get_string_element (row, 2));
      mdg_change_add (change, step);
    }

  return mdg_sample_save (self, change, 0, error);
}

gboolean
mdg_sample_add_meetings (MdgSampler *self,
                         MdgSampleYear *year,
                         GError **error)
{
  JsonArray *meetings = json_object_get_array_member (self->meetings, "meetings");

  if (!add_members (self, year, error) || !add_cycle (self, year, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (meetings); i++)
    if (!add_meeting (self, year, json_array_get_object_element (meetings, i), error))
      return FALSE;

  return TRUE;
}
