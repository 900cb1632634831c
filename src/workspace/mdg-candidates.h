#pragma once

#include "mdg-candidate-query.h"
#include "mdg-date.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What stands in the form about a person; NULL where nothing does. */
typedef struct
{
  const char *name;
  const char *kana;
  const char *sex;
  const char *birth; /* ISO, partial allowed */
  int age;           /* on the day asked, where only that is known; 0 unknown */
  const char *address;
  const char *phone; /* of the person or of the one who asks */
} MdgCandidateQuery;

/* Somebody the register knows who may be meant. */
typedef struct
{
  MdgUuid uuid;
  char *name; /* kana when there is no name, "匿名" when neither */
  char *kana;
  char *sex;
  char *birth;
  char *town;            /* the area, else the address */
  char *reason;          /* in words: "かな・生年月日が一致" */
  int score;             /* 100 and more: nearly sure */
  int age;               /* on the day asked, -1 unknown */
  gboolean is_housemate; /* somebody of the same household or telephone rather than the same person */
  gboolean is_unshareable;
  guint n_consultations;
  guint n_open; /* open promises */
  char *last;   /* received_at of the last consultation */
} MdgCandidate;

void mdg_candidate_free (MdgCandidate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgCandidate, mdg_candidate_free)

/* Best first, of MdgCandidate; empty when nobody fits. Plain call of the main thread, a few milliseconds. */
GPtrArray *mdg_candidates_find_subjects (MdgWorkspace *workspace,
                                         const MdgCandidateQuery *query,
                                         const MdgDate *day,
                                         guint limit,
                                         GError **error);

/* Somebody who asked before. */
typedef struct
{
  MdgUuid uuid;
  char *name;
  char *affiliation;
  char *profession; /* code */
  char *phone;
  guint n_consultations; /* MDG_MANY_CONSULTATIONS for that many and more */
  char *last;            /* received_at of the last one */
} MdgKnownConsulter;

void mdg_known_consulter_free (MdgKnownConsulter *self);

/* typed is part of name, affiliation, kana or telephone; most asked and last first. */
GPtrArray *mdg_candidates_find_consulters (MdgWorkspace *workspace,
                                           const char *typed,
                                           guint limit,
                                           GError **error);

/* Newest first, of MdgPastConsultation. */
GPtrArray *mdg_candidates_list_consultations (MdgWorkspace *workspace,
                                              const MdgUuid *subject,
                                              guint limit,
                                              GError **error);
/* Consultations with this telephone, of anybody; empty when phone has fewer than six digits. */
GPtrArray *mdg_candidates_list_by_phone (MdgWorkspace *workspace,
                                         const char *phone,
                                         const MdgUuid *except,
                                         guint limit,
                                         GError **error);
/* What can be gone on with: open ones, newest first; with typed, all that match it, open ones first. */
GPtrArray *mdg_candidates_list_to_continue (MdgWorkspace *workspace,
                                            const char *typed,
                                            guint limit,
                                            GError **error);
/* Open promises (MdgFollowUp) of all consultations of a person, next due first. */
GPtrArray *mdg_candidates_list_promises (MdgWorkspace *workspace,
                                         const MdgUuid *subject,
                                         GError **error);
/* The same of one consultation. */
GPtrArray *mdg_candidates_list_promises_of (MdgWorkspace *workspace,
                                            const MdgUuid *consultation,
                                            GError **error);
/* Others of the same household; of MdgSubject. */
GPtrArray *mdg_candidates_list_housemates (MdgWorkspace *workspace,
                                           const MdgUuid *subject,
                                           GError **error);

G_END_DECLS
