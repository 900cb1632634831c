#pragma once

#include "mdg-record-key.h"
#include "mdg-record.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* What a list of agencies is chosen by; NULL lets everything through. */
typedef enum
{
  MDG_AGENCY_CRITERION_TEXT,    /* name, kana, numbers, address, telephone */
  MDG_AGENCY_CRITERION_SERVICE, /* code; a service that is not closed */
  MDG_AGENCY_CRITERION_KIND,    /* code */
  MDG_AGENCY_CRITERION_AREA,    /* uuid, or "none" */
  MDG_AGENCY_CRITERION_CONSENT, /* yes, pro_only, no; unasked: nothing was said */
  MDG_AGENCY_CRITERION_STALE,   /* ISO day: not verified since, or never */
  MDG_AGENCY_CRITERION_STATE,   /* open, closed */
  MDG_N_AGENCY_CRITERIA,
} MdgAgencyCriterion;

typedef struct
{
  char *values[MDG_N_AGENCY_CRITERIA];
} MdgAgencyFilter;

MdgAgencyFilter *mdg_agency_filter_new (void);
MdgAgencyFilter *mdg_agency_filter_copy (const MdgAgencyFilter *self);
void mdg_agency_filter_free (MdgAgencyFilter *self);
/* NULL and "" take the criterion off. */
void mdg_agency_filter_set (MdgAgencyFilter *self,
                            MdgAgencyCriterion criterion,
                            const char *value);
gboolean mdg_agency_filter_is_empty (const MdgAgencyFilter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgAgencyFilter, mdg_agency_filter_free)

/* Keys of up to limit live agencies after the key after, by kana. */
GArray *mdg_agency_query_list (MdgStore *store,
                               const MdgAgencyFilter *filter,
                               const MdgRecordKey *after,
                               guint limit,
                               GError **error);
/* Exact number, -1 on error. */
gint64 mdg_agency_query_count (MdgStore *store,
                               const MdgAgencyFilter *filter,
                               GError **error);

/* One agency as a list shows it. */
typedef struct
{
  gint64 id;
  MdgUuid uuid;
  gboolean is_void;
  gboolean is_closed;
  char *name;
  char *kind;
  char *city;
  char *address;
  char *area_name;
  char *phone;
  char *fax;
  char *consent;
  char *consent_until;
  char *verified_on;
  char *verified_from;
  char *services; /* codes of those that are open, separated by a space */
} MdgListedAgency;

MdgListedAgency *mdg_agency_query_load_line (MdgStore *store,
                                             gint64 id,
                                             GError **error);
void mdg_listed_agency_free (MdgListedAgency *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgListedAgency, mdg_listed_agency_free)

G_END_DECLS
