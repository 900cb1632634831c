#pragma once

#include "mdg-issue-sheet.h"
#include "mdg-matrix-query.h"

G_BEGIN_DECLS

/* The people of the register as a committee sheet shows them, for widening what is rare among them. */
typedef struct _MdgIssueCrowd MdgIssueCrowd;

MdgIssueCrowd *mdg_issue_crowd_load (MdgWorkspace *workspace,
                                     const MdgDate *day,
                                     GError **error);
void mdg_issue_crowd_free (MdgIssueCrowd *crowd);
/* The code that may be printed for each tick of the case (NULL: none); borrowed strings, NULL-terminated only by n. */
const char **mdg_issue_crowd_widen (MdgIssueCrowd *crowd,
                                    const MdgMatrixCase *row,
                                    GPtrArray *ticks);

/* What the committee may read of the words typed for a tick: written anew and checked by two; NULL for none. */
char *mdg_issue_sheet_dup_text (MdgWorkspace *workspace,
                                const MdgUuid *case_uuid,
                                const MdgMatrixTick *tick);
/* The field of a rewrite that stands for those words. */
char *mdg_issue_sheet_dup_field (const char *issue);

/* The age a row is told by, −1 when unknown. */
int mdg_issue_sheet_get_age (const MdgMatrixCase *row,
                             const MdgDate *day);
/* The band of an age that somebody typed in words: 50代 is 65歳未満. What cannot be read stays as it is. */
const char *mdg_issue_sheet_get_typed_band (const char *words);
/* Three lines: age and sex, household, care level. */
char *mdg_issue_sheet_dup_attributes (MdgWorkspace *workspace,
                                      const MdgMatrixCase *row,
                                      const MdgDate *day,
                                      MdgVersion version);
/* Puts the rows in the order of their letters and gives these to them. */
gboolean mdg_issue_sheet_draw_letters (MdgWorkspace *workspace,
                                       const MdgIssueSheetRequest *request,
                                       GPtrArray *cases,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgIssueCrowd, mdg_issue_crowd_free)

G_END_DECLS
