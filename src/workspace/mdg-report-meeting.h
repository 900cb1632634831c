#pragma once

#include "mdg-meetings.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* Sheets of one meeting on A4 portrait; internal. Nobody a case is about is named on any of them: a case has its number, age
   and sex. */

/* The meeting meant by an ISO day or one as typed, a uuid, or its number in mdg_meetings_list of all (1 is the newest). NOT_FOUND
   without one, CONFLICT for a day with several. */
MdgRecord *mdg_report_meeting_find (MdgWorkspace *workspace,
                                    const char *typed,
                                    GError **error);

/* 次第 */
MdgReport *mdg_report_agenda_new (MdgWorkspace *workspace,
                                  const MdgUuid *meeting,
                                  GError **error);
/* 名簿: who was a member on that day, and whether they came; participants without a name are counted by profession. */
MdgReport *mdg_report_members_new (MdgWorkspace *workspace,
                                   const MdgUuid *meeting,
                                   GError **error);
/* 議事要旨 */
MdgReport *mdg_report_minutes_new (MdgWorkspace *workspace,
                                   const MdgUuid *meeting,
                                   GError **error);

typedef enum
{
  MDG_CONFERENCE_PAPER_ONE,  /* one page a case, with room to write */
  MDG_CONFERENCE_PAPER_FOUR, /* four cases a page */
} MdgConferencePaper;

/* 週1カンファレンスの資料: the cases on the agenda. */
MdgReport *mdg_report_conference_new (MdgWorkspace *workspace,
                                      const MdgUuid *meeting,
                                      MdgConferencePaper layout,
                                      GError **error);

G_END_DECLS
