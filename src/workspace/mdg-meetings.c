#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-meetings.h"

#include "mdg-describe.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>

static int
compare_positions (MdgRecord *x,
                   MdgRecord *y,
                   guint field)
{
  gint64 position_x = mdg_record_get_integer (x, field);
  gint64 position_y = mdg_record_get_integer (y, field);

  if (position_x != position_y)
    return position_x < position_y ? -1 : 1;

  return mdg_record_get_id (x) < mdg_record_get_id (y) ? -1 : mdg_record_get_id (x) > mdg_record_get_id (y);
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  return compare_positions (*(MdgRecord *const *) a, *(MdgRecord *const *) b, MDG_BOARD_MEMBER_POSITION);
}

static int
compare_attendance (gconstpointer a,
                    gconstpointer b)
{
  return compare_positions (*(MdgRecord *const *) a, *(MdgRecord *const *) b, MDG_ATTENDANCE_POSITION);
}

/* Newest first. */
static int
compare_meetings (gconstpointer a,
                  gconstpointer b)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  int order = g_strcmp0 (mdg_record_get_text (y, MDG_MEETING_HELD_ON), mdg_record_get_text (x, MDG_MEETING_HELD_ON));

  return order != 0 ? order : (mdg_record_get_id (y) < mdg_record_get_id (x) ? -1 : 1);
}

/* Drops what is not wanted from an array of records. */
static void
keep (GPtrArray *records,
      gboolean (*is_wanted) (MdgRecord *record,
                             gconstpointer data),
      gconstpointer data)
{
  for (guint i = records->len; i > 0; i--)
    if (!is_wanted (records->pdata[i - 1], data))
      g_ptr_array_remove_index (records, i - 1);
}

typedef struct
{
  const char *board;
  const char *day;
  int fiscal_year;
} Wanted;

static gboolean
is_member (MdgRecord *record,
           gconstpointer data)
{
  const Wanted *wanted = data;
  const char *since = mdg_record_get_text (record, MDG_BOARD_MEMBER_SINCE);
  const char *until = mdg_record_get_text (record, MDG_BOARD_MEMBER_UNTIL);

  if (g_strcmp0 (mdg_record_get_text (record, MDG_BOARD_MEMBER_BOARD), wanted->board) != 0)
    return FALSE;

  /* A term may end with a month ("2027-03"), which is then still within it. */
  return (since == NULL || g_strcmp0 (since, wanted->day) <= 0) && (until == NULL || g_str_has_prefix (wanted->day, until) || g_strcmp0 (wanted->day, until) <= 0);
}

GPtrArray *
mdg_meetings_list_members (MdgWorkspace *workspace,
                           const char *board,
                           const char *day,
                           GError **error)
{
  GPtrArray *members = mdg_workspace_list (workspace, MDG_KIND_BOARD_MEMBER, error);
  Wanted wanted = { board, day, 0 };

  if (members != NULL)
    {
      keep (members, is_member, &wanted);
      g_ptr_array_sort (members, compare_members);
    }

  return members;
}

static gboolean
is_meeting (MdgRecord *record,
            gconstpointer data)
{
  const Wanted *wanted = data;
  const char *held_on = mdg_record_get_text (record, MDG_MEETING_HELD_ON);

  if (wanted->board != NULL && g_strcmp0 (mdg_record_get_text (record, MDG_MEETING_BOARD), wanted->board) != 0)
    return FALSE;

  return wanted->fiscal_year == 0 || (held_on != NULL && mdg_describe_fiscal_year (held_on) == wanted->fiscal_year);
}

GPtrArray *
mdg_meetings_list (MdgWorkspace *workspace,
                   const char *board,
                   int fiscal_year,
                   GError **error)
{
  GPtrArray *meetings = mdg_workspace_list (workspace, MDG_KIND_MEETING, error);
  Wanted wanted = { board, NULL, fiscal_year };

  if (meetings != NULL)
    {
      keep (meetings, is_meeting, &wanted);
      g_ptr_array_sort (meetings, compare_meetings);
    }

  return meetings;
}

static gboolean
is_cancelled (MdgRecord *meeting)
{
  return g_strcmp0 (mdg_record_get_text (meeting, MDG_MEETING_STATUS), "cancelled") == 0;
}

MdgMeeting *
mdg_meetings_find_last (MdgWorkspace *workspace,
                        const char *board,
                        const char *before,
                        GError **error)
{
  g_autoptr (GPtrArray) meetings = mdg_meetings_list (workspace, board, 0, error);

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    if (!is_cancelled (meetings->pdata[i]) && g_strcmp0 (mdg_record_get_text (meetings->pdata[i], MDG_MEETING_HELD_ON), before) < 0)
      return g_object_ref (meetings->pdata[i]);

  return NULL;
}

GPtrArray *
mdg_meetings_list_attendance (MdgWorkspace *workspace,
                              const MdgUuid *meeting,
                              GError **error)
{
  GPtrArray *attendance = mdg_workspace_list_children (workspace, MDG_KIND_ATTENDANCE, MDG_ATTENDANCE_MEETING, meeting, error);

  if (attendance != NULL)
    g_ptr_array_sort (attendance, compare_attendance);

  return attendance;
}

/* What the roster says of the member on that day is kept with the meeting: later changes leave it as it was. */
static void
add_attendance (MdgChange *change,
                MdgRecord *meeting,
                MdgRecord *member,
                guint position)
{
  g_autoptr (MdgRecord) attendance = MDG_RECORD (mdg_attendance_new ());

  mdg_record_set_reference (attendance, MDG_ATTENDANCE_MEETING, mdg_record_get_uuid (meeting));
  mdg_record_set_reference (attendance, MDG_ATTENDANCE_MEMBER, mdg_record_get_uuid (member));
  mdg_record_set_text (attendance, MDG_ATTENDANCE_NAME, mdg_record_get_text (member, MDG_BOARD_MEMBER_NAME));
  mdg_record_set_text (attendance, MDG_ATTENDANCE_AFFILIATION, mdg_record_get_text (member, MDG_BOARD_MEMBER_AFFILIATION));
  mdg_record_set_text (attendance, MDG_ATTENDANCE_PROFESSION, mdg_record_get_text (member, MDG_BOARD_MEMBER_PROFESSION));
  mdg_record_set_text (attendance, MDG_ATTENDANCE_SEAT, mdg_record_get_text (member, MDG_BOARD_MEMBER_SEAT));
  mdg_record_set_flag (attendance, MDG_ATTENDANCE_IS_OFFICER, mdg_record_get_flag (member, MDG_BOARD_MEMBER_IS_OFFICER));
  mdg_record_set_flag (attendance, MDG_ATTENDANCE_IS_MANAGER, mdg_record_get_flag (member, MDG_BOARD_MEMBER_IS_MANAGER));
  mdg_record_set_flag (attendance, MDG_ATTENDANCE_IS_PRESENT, TRUE);
  mdg_record_set_integer (attendance, MDG_ATTENDANCE_POSITION, position);
  mdg_change_add (change, attendance);
}

MdgChange *
mdg_meetings_new_meeting (MdgWorkspace *workspace,
                          const char *board,
                          const char *held_on,
                          const char *title,
                          GError **error)
{
  g_autoptr (MdgRecord) meeting = MDG_RECORD (mdg_meeting_new ());
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Meeting entered"));
  g_autoptr (GPtrArray) members = NULL;

  mdg_record_set_text (meeting, MDG_MEETING_BOARD, board);
  mdg_record_set_text (meeting, MDG_MEETING_HELD_ON, held_on);
  mdg_record_set_text (meeting, MDG_MEETING_TITLE, title);
  mdg_record_set_text (meeting, MDG_MEETING_STATUS, "planned");
  mdg_record_set_text (meeting, MDG_MEETING_MODE, "place");
  if (!mdg_record_validate (meeting, error))
    return NULL;

  members = mdg_meetings_list_members (workspace, board, held_on, error);
  if (members == NULL)
    return NULL;

  mdg_change_add (change, meeting);
  for (guint i = 0; i < members->len; i++)
    add_attendance (change, meeting, members->pdata[i], i);

  return g_steal_pointer (&change);
}

char *
mdg_meetings_dup_title (MdgWorkspace *workspace,
                        MdgMeeting *meeting)
{
  MdgRecord *record = MDG_RECORD (meeting);
  const char *title = mdg_record_get_text (record, MDG_MEETING_TITLE);
  const char *board = mdg_record_get_text (record, MDG_MEETING_BOARD);
  const char *held_on = mdg_record_get_text (record, MDG_MEETING_HELD_ON);
  g_autoptr (GPtrArray) meetings = NULL;
  guint n = 1;

  if (title != NULL)
    return g_strdup (title);

  meetings = mdg_meetings_list (workspace, board, held_on != NULL ? mdg_describe_fiscal_year (held_on) : 0, NULL);
  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    if (!is_cancelled (meetings->pdata[i]) && compare_meetings (&meetings->pdata[i], &record) > 0 && !mdg_uuid_equal (mdg_record_get_uuid (meetings->pdata[i]), mdg_record_get_uuid (record)))
      n++;

  /* Translators: which meeting of the year, and of which board: "第3回 市地域ケア会議". */
  return g_strdup_printf (_ ("No. %u, %s"), n, mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), "board", board, 0));
}

void
mdg_meeting_count_free (MdgMeetingCount *count)
{
  g_ptr_array_unref (count->missing);
  g_free (count);
}

static gboolean
is_with_officers (MdgWorkspace *workspace,
                  MdgRecord *meeting)
{
  g_autoptr (GPtrArray) attendance = mdg_meetings_list_attendance (workspace, mdg_record_get_uuid (meeting), NULL);
  gboolean has_officer = FALSE;
  gboolean has_manager = FALSE;

  for (guint i = 0; attendance != NULL && i < attendance->len; i++)
    if (mdg_record_get_flag (attendance->pdata[i], MDG_ATTENDANCE_IS_PRESENT))
      {
        has_officer |= mdg_record_get_flag (attendance->pdata[i], MDG_ATTENDANCE_IS_OFFICER);
        has_manager |= mdg_record_get_flag (attendance->pdata[i], MDG_ATTENDANCE_IS_MANAGER);
      }

  return has_officer && has_manager;
}

static void
add_missing (MdgWorkspace *workspace,
             MdgMeetingCount *count,
             GPtrArray *meetings,
             int fiscal_year)
{
  g_autoptr (GPtrArray) topics = mdg_vocabularies_list (mdg_workspace_get_vocabularies (workspace), "committee_topic", fiscal_year);

  for (guint t = 0; t < topics->len; t++)
    {
      const char *code = mdg_record_get_text (topics->pdata[t], MDG_TERM_CODE);
      gboolean is_there = FALSE;

      for (guint i = 0; i < meetings->len; i++)
        is_there |= g_strcmp0 (mdg_record_get_text (meetings->pdata[i], MDG_MEETING_STATUS), "held") == 0 && mdg_record_has_code (meetings->pdata[i], MDG_MEETING_TOPICS, code);
      if (!is_there)
        g_ptr_array_add (count->missing, g_strdup (code));
    }
}

MdgMeetingCount *
mdg_meetings_count (MdgWorkspace *workspace,
                    int fiscal_year,
                    GError **error)
{
  g_autoptr (GPtrArray) meetings = mdg_meetings_list (workspace, NULL, fiscal_year, error);
  MdgMeetingCount *count;

  if (meetings == NULL)
    return NULL;

  count = g_new0 (MdgMeetingCount, 1);
  count->missing = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < meetings->len; i++)
    if (mdg_record_get_flag (meetings->pdata[i], MDG_MEETING_IS_MULTI) && g_strcmp0 (mdg_record_get_text (meetings->pdata[i], MDG_MEETING_STATUS), "held") == 0)
      {
        count->n_multi++;
        count->n_with_officers += is_with_officers (workspace, meetings->pdata[i]) ? 1 : 0;
      }
  add_missing (workspace, count, meetings, fiscal_year);

  return count;
}
