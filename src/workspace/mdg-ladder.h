#pragma once

#include "mdg-decision.h"
#include "mdg-issue-source.h"
#include "mdg-measure-review.h"
#include "mdg-measure-source.h"
#include "mdg-measure.h"
#include "mdg-raised-issue.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The way up: issue of a case → issue of the area → issue of the city → theme and kind of response → measure → review.
   Functions that return a change leave saving to the caller; the record that was made is the first of the change (a decision the last).
   Only a decision of a board adopts or drops. */

/* What a new issue of the area or city comes from; everything but cases and issues may be NULL. */
typedef struct
{
  const char *level;        /* of the vocabulary issue_level */
  const char *title;        /* NULL: the label of the first kind of issue, or of the first source */
  const MdgUuid *area;      /* of an area issue; NULL: the whole city */
  GPtrArray *cases;         /* of MdgUuid: cases whose ticks of issues it gathers */
  const char *issues;       /* codes separated by one space */
  GPtrArray *findings;      /* of MdgUuid: sentences */
  GPtrArray *consultations; /* of MdgUuid: consultations without a case */
  GPtrArray *sources;       /* of MdgUuid: issues of the area it is raised from */
} MdgLadderStart;

/* A candidate with its sources. A case is a source once for each of the issues it is ticked with. INVALID without
   any source or title. */
MdgChange *mdg_ladder_raise (MdgWorkspace *workspace,
                             const MdgLadderStart *start,
                             GError **error);
/* More sources of an issue; those it has already are passed over. NULL without an error when nothing is new. */
MdgChange *mdg_ladder_add_sources (MdgWorkspace *workspace,
                                   const MdgUuid *raised_issue,
                                   const MdgLadderStart *more,
                                   GError **error);
/* Takes one source (MdgIssueSource) away; CONFLICT for the last one of an adopted issue. */
MdgChange *mdg_ladder_remove_source (MdgWorkspace *workspace,
                                     const MdgUuid *source,
                                     GError **error);
/* The candidate goes, with its sources; CONFLICT once a board has decided on it or a measure answers it. */
MdgChange *mdg_ladder_remove_issue (MdgWorkspace *workspace,
                                    const MdgUuid *raised_issue,
                                    GError **error);
/* One field (MDG_RAISED_ISSUE_…) as typed: codes by label, short label or reading, the area by name or code. INVALID for
   what only a board may change. NULL without an error when nothing changes. */
MdgChange *mdg_ladder_edit_issue (MdgWorkspace *workspace,
                                  const MdgUuid *raised_issue,
                                  guint field,
                                  const char *typed,
                                  GError **error);

/* A measure (案) that answers the issues (MdgUuid, may be empty when theme is given). */
MdgChange *mdg_ladder_add_measure (MdgWorkspace *workspace,
                                   GPtrArray *raised_issues,
                                   const char *theme,
                                   const char *response,
                                   const char *text,
                                   GError **error);
/* As mdg_ladder_edit_issue, for MDG_MEASURE_…; the state walks 案 ⇄ 検討中 → 提案 (→ 採択 by a board) → 実施中 → 評価済. */
MdgChange *mdg_ladder_edit_measure (MdgWorkspace *workspace,
                                    const MdgUuid *measure,
                                    guint field,
                                    const char *typed,
                                    GError **error);
MdgChange *mdg_ladder_remove_measure (MdgWorkspace *workspace,
                                      const MdgUuid *measure,
                                      GError **error);
/* What came of it. A measure under way (実施中) becomes 評価済. */
MdgChange *mdg_ladder_add_review (MdgWorkspace *workspace,
                                  const MdgUuid *measure,
                                  const char *reviewed_on,
                                  const char *rating,
                                  const char *text,
                                  const char *next,
                                  GError **error);

/* A decision of a board about one issue or one measure. */
typedef struct
{
  const MdgUuid *raised_issue; /* one of the two */
  const MdgUuid *measure;
  const char *board;        /* of the vocabulary board; NULL: that of the meeting */
  const char *decided_on;   /* ISO; NULL: the day of the meeting */
  const char *verdict;      /* of the vocabulary verdict */
  const MdgUuid *meeting;   /* may be NULL */
  const char *minutes;      /* what the minutes say; NULL: those of the meeting */
  const MdgUuid *raised_to; /* verdict "raised": the issue of the city; NULL makes one of the same title */
} MdgLadderDecision;

/* INVALID without board, day (not after today) or minutes, for a verdict that does not fit (a measure is adopted only
   after it was proposed), and for an issue of the city that is raised further. */
MdgChange *mdg_ladder_decide (MdgWorkspace *workspace,
                              const MdgLadderDecision *decision,
                              GError **error);

G_END_DECLS
