#pragma once

#include "mdg-agency-ability.h"
#include "mdg-agency-contact.h"
#include "mdg-agency-link.h"
#include "mdg-agency-service.h"
#include "mdg-agency.h"
#include "mdg-disclosure.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The providers of the region. Functions that return a change leave saving to the caller. */

/* An agency with all that belongs to it, live records only. */
typedef struct
{
  MdgAgency *agency;
  GPtrArray *services;  /* MdgAgencyService in their order, closed ones too */
  GPtrArray *abilities; /* MdgAgencyAbility in the order of the vocabulary */
  GPtrArray *contacts;  /* MdgAgencyContact in their order */
  GPtrArray *links;     /* MdgAgencyLink from or to it */
} MdgAgencyCard;

MdgAgencyCard *mdg_agency_card_load (MdgWorkspace *workspace,
                                     const MdgUuid *uuid,
                                     GError **error);
void mdg_agency_card_free (MdgAgencyCard *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgAgencyCard, mdg_agency_card_free)

/* "yes", "cond" or "no"; NULL when it has not answered. */
const char *mdg_agency_card_get_answer (const MdgAgencyCard *card,
                                        const char *proc);
/* The service that is not closed; NULL when it has none of that code. */
MdgAgencyService *mdg_agency_card_find_service (const MdgAgencyCard *card,
                                                const char *service);

/* Short labels of codes that a space separates, joined. Owned. */
char *mdg_directory_dup_services (MdgWorkspace *workspace,
                                  const char *codes);
/* The other end of a link as seen from the agency, and what it is called (owned); the uuid is nil for a partner that
   is not in the directory. */
char *mdg_directory_dup_partner (MdgWorkspace *workspace,
                                 MdgAgencyLink *link,
                                 const MdgUuid *agency,
                                 MdgUuid *partner);

/* What is older than this many days should be asked again, and what is older than that must not be relied on. */
#define MDG_DIRECTORY_OLD_DAYS 90
#define MDG_DIRECTORY_STALE_DAYS 180

typedef enum
{
  MDG_FRESHNESS_NEW,
  MDG_FRESHNESS_OLD,
  MDG_FRESHNESS_STALE,
  MDG_FRESHNESS_NEVER, /* nobody has verified it */
} MdgFreshness;

/* verified_on may be NULL or a partial date, which counts from its first day; *days may be NULL. */
MdgFreshness mdg_directory_get_freshness (MdgWorkspace *workspace,
                                          const char *verified_on,
                                          int *days);
/* "確認 3/12", "確認 R7.12.1（91日前）" or "未確認". Owned. */
char *mdg_directory_dup_freshness (MdgWorkspace *workspace,
                                   const char *verified_on);
/* The ISO day so many days before today: what the list of agencies to be verified is asked with. */
char *mdg_directory_dup_day_before (MdgWorkspace *workspace,
                                    int days);

/* Everything of the agency and its open services was confirmed today, by way of source (a code of verify_source), by the
   member of staff at this desk. */
MdgChange *mdg_directory_verify (MdgWorkspace *workspace,
                                 const MdgUuid *agency,
                                 const char *source,
                                 GError **error);
/* What the agency said to a procedure; answer NULL takes it back to "not answered". NULL without an error when that is
   what stands there. */
MdgChange *mdg_directory_answer (MdgWorkspace *workspace,
                                 const MdgUuid *agency,
                                 const char *proc,
                                 const char *answer,
                                 const char *text,
                                 const char *source,
                                 GError **error);

G_END_DECLS
