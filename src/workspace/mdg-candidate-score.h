#pragma once

#include "mdg-candidates.h"

G_BEGIN_DECLS

/* How likely a person of the register is the one in the form. town and area are those of the address typed
   (NULL where unknown). NULL when nothing speaks for it; otherwise without the counts. */
MdgCandidate *mdg_candidate_score (const MdgCandidateRow *row,
                                   const MdgCandidateQuery *query,
                                   const MdgUuid *town,
                                   const MdgUuid *area,
                                   const MdgDate *day);

/* Birth dates that a slip of the hand makes of this one: two neighbouring digits of month or day or of the
   year of the era exchanged, month and day exchanged. ISO strings. */
char **mdg_candidate_list_slips (const char *birth);

G_END_DECLS
