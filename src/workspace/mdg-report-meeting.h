#pragma once

#include "mdg-meetings.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* Sheets of one meeting on A4 portrait. Nobody a case is about is named on any of them: internally a case has its number, age
   and sex. The committee's sheets have a letter drawn for the meeting, the attributes of its table of single cases, labels, and
   of what was said only what two have signed; those of the public no case at all. */

/* The meeting meant by an ISO day or one as typed, a uuid, or its number in mdg_meetings_list of all (1 is the newest). NOT_FOUND
   without one, CONFLICT for a day with several. */
MdgRecord *mdg_report_meeting_find (MdgWorkspace *workspace,
                                    const char *typed,
                                    GError **error);

/* 次第 */
MdgReport *mdg_report_agenda_new (MdgWorkspace *workspace,
                                  const MdgUuid *meeting,
                                  MdgVersion version,
                                  GError **error);
/* 名簿: who was a member on that day, and whether they came; participants without a name are counted by profession. For the public
   all are counted. */
MdgReport *mdg_report_members_new (MdgWorkspace *workspace,
                                   const MdgUuid *meeting,
                                   MdgVersion version,
                                   GError **error);
/* 議事要旨 */
MdgReport *mdg_report_minutes_new (MdgWorkspace *workspace,
                                   const MdgUuid *meeting,
                                   MdgVersion version,
                                   GError **error);

typedef enum
{
  MDG_CONFERENCE_PAPER_ONE,  /* one page a case, with room to write */
  MDG_CONFERENCE_PAPER_FOUR, /* four cases a page */
} MdgConferencePaper;

/* 週1カンファレンスの資料: the cases on the agenda. INVALID for the public: each line is a person. */
MdgReport *mdg_report_conference_new (MdgWorkspace *workspace,
                                      const MdgUuid *meeting,
                                      MdgConferencePaper layout,
                                      MdgVersion version,
                                      GError **error);

G_END_DECLS
