#pragma once

#include "mdg-attendance.h"
#include "mdg-board-member.h"
#include "mdg-meeting.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Boards, who sits on them, their meetings. Functions that return a change leave saving to the caller. */

/* The meeting (first of the change) with everybody who is a member of the board on that day, present until said
   otherwise. held_on is ISO. INVALID without a board or day. */
MdgChange *mdg_meetings_new_meeting (MdgWorkspace *workspace,
                                     const char *board,
                                     const char *held_on,
                                     const char *title,
                                     GError **error);
/* MdgBoardMember who are on the board on the ISO day, in their order. */
GPtrArray *mdg_meetings_list_members (MdgWorkspace *workspace,
                                      const char *board,
                                      const char *day,
                                      GError **error);
/* MdgMeeting, newest first; board NULL: of all; fiscal_year 0: of all. */
GPtrArray *mdg_meetings_list (MdgWorkspace *workspace,
                              const char *board,
                              int fiscal_year,
                              GError **error);
/* The last meeting of the board that was held before the ISO day and not cancelled; NULL without an error when there is
   none. */
MdgMeeting *mdg_meetings_find_last (MdgWorkspace *workspace,
                                    const char *board,
                                    const char *before,
                                    GError **error);
/* MdgAttendance of a meeting, in their order. */
GPtrArray *mdg_meetings_list_attendance (MdgWorkspace *workspace,
                                         const MdgUuid *meeting,
                                         GError **error);
/* "第3回 市地域ケア会議": the title, else the board and which one of its year it is. */
char *mdg_meetings_dup_title (MdgWorkspace *workspace,
                              MdgMeeting *meeting);

/* What a year must have: four meetings of several professions, one of them with officers of the city and managers, and
   each of the topics. Source: 在宅医療連携拠点事業 4-1)ア, イ. */
#define MDG_MEETINGS_WANTED 4
#define MDG_MEETINGS_WANTED_WITH_OFFICERS 1

typedef struct
{
  guint n_multi;         /* held, of several professions */
  guint n_with_officers; /* of these, with an officer of the city and a manager present */
  GPtrArray *missing;    /* codes of committee_topic that no meeting of the year has dealt with */
} MdgMeetingCount;

void mdg_meeting_count_free (MdgMeetingCount *count);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgMeetingCount, mdg_meeting_count_free)

MdgMeetingCount *mdg_meetings_count (MdgWorkspace *workspace,
                                     int fiscal_year,
                                     GError **error);

G_END_DECLS
