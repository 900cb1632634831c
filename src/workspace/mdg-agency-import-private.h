#pragma once

#include "mdg-agency-file.h"
#include "mdg-agency-import.h"
#include "mdg-town-index.h"

G_BEGIN_DECLS

/* An agency of the register, or one that is going to be. */
typedef struct
{
  MdgRecord *agency;
  GPtrArray *services; /* MdgAgencyService */
  GHashTable *known;   /* "field=hash" of all that imports have said of it */
  gboolean is_new;
  GHashTable *changed; /* records that are to be saved */
} MdgAgencyTarget;

/* What the file says and people here have said otherwise. */
typedef struct
{
  MdgAgencyTarget *target; /* borrowed */
  MdgRecord *record;       /* borrowed */
  MdgRecord *given;
  guint field;
} MdgAgencyClash;

struct _MdgAgencyImport
{
  char *path;
  guint8 hash[32];
  GPtrArray *rows;
  GPtrArray *warnings;
  guint counts[MDG_AGENCY_N_OUTCOMES];
  gboolean takes_file;
  GPtrArray *targets;   /* MdgAgencyTarget that are touched, in order */
  GPtrArray *abilities; /* to be saved after the services */
  GPtrArray *sources;   /* MdgAgencySource to be saved last */
  GPtrArray *clashes;
};

/* Working it out, in the thread of a store. */
typedef struct
{
  MdgStore *store;
  GCancellable *cancellable;
  MdgAgencyImport *import;
  MdgDate today;
  char *today_text;
  char *city; /* of the centre */
  MdgTownIndex *towns;
  GPtrArray *all;        /* MdgAgencyTarget, owned */
  GHashTable *by_uuid;   /* text → MdgAgencyTarget */
  GHashTable *by_number; /* office number or code of a medical institution */
  GHashTable *by_name;   /* folded → MdgAgencyTarget, or NULL where several are called so; made when it is needed */
  GHashTable *by_source; /* "data set\nentry" → MdgAgencySource */
  GHashTable *seen;      /* the same keys → line of the file */
  GHashTable *datasets;  /* of the file, that are whole editions */
  GHashTable *cities;    /* of the file */
} MdgAgencyPlan;

gboolean mdg_agency_plan_init (MdgAgencyPlan *self,
                               MdgStore *store,
                               MdgAgencyImport *import,
                               const MdgDate *today,
                               GError **error);
void mdg_agency_plan_clear (MdgAgencyPlan *self);

/* The agency that the entry is about; NULL without an error when there is none. */
gboolean mdg_agency_plan_find (MdgAgencyPlan *self,
                               const MdgAgencyEntry *entry,
                               MdgAgencyTarget **target,
                               GError **error);
MdgAgencyTarget *mdg_agency_plan_add (MdgAgencyPlan *self,
                                      MdgRecord *agency);
void mdg_agency_plan_index (MdgAgencyPlan *self,
                            MdgAgencyTarget *target);

/* Puts what the entry says into the agency; how it differs goes to the row. */
gboolean mdg_agency_merge (MdgAgencyPlan *self,
                           MdgAgencyTarget *target,
                           MdgAgencyEntry *entry,
                           GError **error);

void mdg_agency_copy_value (MdgRecord *to,
                            MdgRecord *from,
                            guint field);

char *mdg_agency_source_key (const char *dataset,
                             const char *entry);

G_END_DECLS
