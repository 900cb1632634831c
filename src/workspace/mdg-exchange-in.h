#pragma once

#include "mdg-exchange-reader.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What a file says of itself and would do, or did. */
typedef struct
{
  char *profile;  /* "full" … */
  gint64 changed; /* ms since 1970: the last thing in it */
  guint n_new;
  guint n_same;
  guint n_update;
  guint n_conflict; /* of the new and updated: with a field that is to be decided */
  MdgUuid import;   /* what undo takes; nil for a trial and where nothing was new */
} MdgExchangeIn;

void mdg_exchange_in_free (MdgExchangeIn *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgExchangeIn, mdg_exchange_in_free)

/* Takes an exchange file in, all of it or nothing, in one transaction that mdg_import_undo () takes back. passphrase is for a sealed file.
   fault (may be NULL) says where a file breaks the rules. Emits register-changed. */
MdgExchangeIn *mdg_exchange_in_apply (MdgWorkspace *workspace,
                                      const char *path,
                                      const char *passphrase,
                                      MdgExchangeFault *fault,
                                      GError **error);
/* The same, and back: the register is as it was. */
MdgExchangeIn *mdg_exchange_in_try (MdgWorkspace *workspace,
                                    const char *path,
                                    const char *passphrase,
                                    MdgExchangeFault *fault,
                                    GError **error);

G_END_DECLS
