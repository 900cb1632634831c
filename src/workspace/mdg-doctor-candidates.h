#pragma once

#include "mdg-doctor.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What is asked of a doctor; what is NULL or negative is not asked. */
typedef struct
{
  const MdgUuid *area;
  const char *speciality;
  const char *role;
  const char *day; /* ISO, a full date */
  int from;        /* minutes of the day */
  int to;
  const MdgUuid *except; /* the record of this very visit or duty */
} MdgDoctorWish;

typedef struct
{
  MdgRecord *doctor;
  int score;
  guint n_ahead;        /* duties in the fortnight around the day */
  GPtrArray *reasons;   /* words for him */
  GPtrArray *obstacles; /* words against him; empty when he can be asked at once */
} MdgDoctorCandidate;

void mdg_doctor_candidate_free (MdgDoctorCandidate *candidate);

/* Everybody on the roster (MdgDoctorCandidate): who can come first, then by how well he fits, then by how little he has to do. Those
   whose term is over stand last and say so. */
GPtrArray *mdg_doctor_candidates_list (MdgWorkspace *workspace,
                                       const MdgDoctorWish *wish,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgDoctorCandidate, mdg_doctor_candidate_free)

G_END_DECLS
