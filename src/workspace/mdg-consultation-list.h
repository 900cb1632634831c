#pragma once

#include "mdg-consultation-query.h"
#include "mdg-consultation-row.h"
#include "mdg-record-list.h"

G_BEGIN_DECLS

/* What a list of consultations asks for; a request of MdgRecordList. */
typedef struct
{
  MdgConsultationFilter *filter;
  MdgOrder order;
  char today[16];
} MdgConsultationRequest;

MdgConsultationRequest *mdg_consultation_request_new (MdgWorkspace *workspace,
                                                      const MdgConsultationFilter *filter,
                                                      MdgOrder order);
void mdg_consultation_request_free (MdgConsultationRequest *request);

/* A list of MdgConsultationRow; give it requests by mdg_record_list_take_request. */
MdgRecordList *mdg_consultation_list_new (MdgWorkspace *workspace);

/* What the criterion is called ("方法") and what it is set to in words ("電話"); NULL when it is not set. Owned. */
const char *mdg_consultation_filter_get_label (MdgCriterion criterion);
char *mdg_consultation_filter_describe (MdgWorkspace *workspace,
                                        const MdgConsultationFilter *filter,
                                        MdgCriterion criterion);
/* All that is set, one line: "令和8年度　方法：電話"; "すべて" when nothing is. */
char *mdg_consultation_filter_describe_all (MdgWorkspace *workspace,
                                            const MdgConsultationFilter *filter);
const char *mdg_consultation_state_get_label (const char *state);

/* For an empty list: how many there would be without each criterion that is set. Array of MdgCriterionHidden, most first. */
typedef struct
{
  MdgCriterion criterion;
  gint64 n;
} MdgCriterionHidden;

void mdg_consultation_list_explain_async (MdgWorkspace *workspace,
                                          const MdgConsultationFilter *filter,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
GArray *mdg_consultation_list_explain_finish (GAsyncResult *result,
                                              GError **error);

/* Saved filters, by name; kept in the register. Names in alphabetical order, owned. */
GStrv mdg_consultation_list_dup_saved_names (MdgWorkspace *workspace);
MdgConsultationFilter *mdg_consultation_list_load_saved (MdgWorkspace *workspace,
                                                         const char *name);
/* filter NULL forgets the name. */
gboolean mdg_consultation_list_save (MdgWorkspace *workspace,
                                     const char *name,
                                     const MdgConsultationFilter *filter,
                                     GError **error);

G_END_DECLS
