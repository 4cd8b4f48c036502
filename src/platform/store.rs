//! What is kept on this machine between two visits: the browser's own database, IndexedDB.
//!
//! Two tables: `desks` holds one text for each desk, `files` the bytes of its files under desk and
//! digest. A desk owns its files, so that one can be removed without asking the others. What the texts
//! say is no concern of this adapter; it only makes sure that nobody's text is overwritten unseen: who
//! writes says what stood there when they last looked.
//!
//! The database is opened for each operation and closed again. A connection that stays open would keep
//! another page from changing or removing the database.

use std::rc::Rc;

use idb::{
    Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query, Transaction,
    TransactionMode, TransactionResult,
};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

const DATABASE: &str = "ip-scorecard";
const DESKS: &str = "desks";
const FILES: &str = "files";

/// The version of the tables, which stays: what changes are the texts, and they say their own versions.
const TABLES: u32 = 1;

/// Why something could not be kept or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The browser keeps nothing here: a private window, a policy, a local file in some browsers.
    Nothing,
    /// It would, but there is no room, or the disk failed.
    Room,
    /// Another tab has written since.
    Taken,
}

/// What goes wrong in a database that is open.
impl From<Error> for Refused {
    fn from(_: Error) -> Refused {
        Refused::Room
    }
}

/// A desk that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDesk {
    /// Its name.
    pub name: Rc<str>,
    /// Its text.
    pub text: Rc<str>,
}

/// Every desk that is kept.
///
/// # Errors
///
/// When the browser keeps nothing.
pub async fn desks() -> Result<Vec<KeptDesk>, Refused> {
    let open = Open::database().await?;
    let desks = open.begin(TransactionMode::ReadOnly)?.object_store(DESKS)?;
    let names = desks.get_all_keys(None, None)?.await?;
    let texts = desks.get_all(None, None)?.await?;
    let both = names.iter().zip(&texts);
    Ok(both.filter_map(|(name, text)| Some(KeptDesk { name: string(name)?, text: string(text)? })).collect())
}

/// The bytes with these digests among the files of a desk, as far as they are there.
///
/// # Errors
///
/// When the browser keeps nothing.
pub async fn files(desk: &str, digests: &[Rc<str>]) -> Result<Vec<Option<Rc<[u8]>>>, Refused> {
    let open = Open::database().await?;
    let files = open.begin(TransactionMode::ReadOnly)?.object_store(FILES)?;
    let mut found = Vec::new();
    for digest in digests {
        let bytes = files.get(key(desk, digest))?.await?;
        found.push(
            bytes.and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok()).map(|bytes| bytes.to_vec().into()),
        );
    }
    Ok(found)
}

/// Keeps a desk: its text, and those of its files, given as digest and bytes, that are not kept yet;
/// what it has no more goes.
///
/// # Errors
///
/// [`Refused::Taken`] when there is another text than `before` already; then nothing is changed.
pub async fn keep(
    desk: &str,
    before: Option<&str>,
    text: &str,
    blobs: &[(&str, &[u8])],
) -> Result<(), Refused> {
    let open = Open::database().await?;
    let transaction = open.begin(TransactionMode::ReadWrite)?;
    let (desks, files) = (transaction.object_store(DESKS)?, transaction.object_store(FILES)?);
    if present(&desks, desk).await?.is_some_and(|now| before != Some(&*now)) {
        return Err(Refused::Taken);
    }
    let kept = files.get_all_keys(Some(all_of(desk)?.into()), None)?.await?;
    let wanted: Vec<JsValue> = blobs.iter().map(|(digest, _)| key(desk, digest)).collect();
    for idle in kept.iter().filter(|key| !wanted.contains(key)) {
        files.delete(Query::Key(idle.clone()))?.await?;
    }
    for ((_, bytes), key) in blobs.iter().zip(&wanted).filter(|(_, key)| !kept.contains(key)) {
        files.put(&Uint8Array::from(*bytes).into(), Some(key))?.await?;
    }
    desks.put(&text.into(), Some(&desk.into()))?.await?;
    done(transaction).await
}

/// Removes a desk with its files, unless its text has become another one.
///
/// # Errors
///
/// [`Refused::Taken`] in that case.
pub async fn remove(desk: &str, text: &str) -> Result<(), Refused> {
    let open = Open::database().await?;
    let transaction = open.begin(TransactionMode::ReadWrite)?;
    let (desks, files) = (transaction.object_store(DESKS)?, transaction.object_store(FILES)?);
    if present(&desks, desk).await?.is_some_and(|now| *now != *text) {
        return Err(Refused::Taken);
    }
    desks.delete(Query::Key(desk.into()))?.await?;
    files.delete(all_of(desk)?)?.await?;
    done(transaction).await
}

/// Removes everything that any tab has kept, of whatever version.
///
/// # Errors
///
/// When the browser keeps nothing.
pub async fn clear() -> Result<(), Refused> {
    let open = Open::database().await?;
    let transaction = open.begin(TransactionMode::ReadWrite)?;
    for table in [DESKS, FILES] {
        transaction.object_store(table)?.clear()?.await?;
    }
    done(transaction).await
}

/// An open database, closed when it goes.
struct Open(Database);

impl Open {
    async fn database() -> Result<Open, Refused> {
        let refused = |_| Refused::Nothing;
        let mut request = Factory::new().and_then(|all| all.open(DATABASE, Some(TABLES))).map_err(refused)?;
        request.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else { return };
            for table in [DESKS, FILES] {
                // What is not made here is missed by the first transaction, which says so.
                let _ = database.create_object_store(table, ObjectStoreParams::new());
            }
        });
        request.await.map(Open).map_err(refused)
    }

    fn begin(&self, mode: TransactionMode) -> Result<Transaction, Error> {
        self.0.transaction(&[DESKS, FILES], mode)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.close(); // waits for what is under way
    }
}

async fn present(desks: &ObjectStore, desk: &str) -> Result<Option<Rc<str>>, Error> {
    let text = desks.get(Query::Key(desk.into()))?.await?;
    Ok(text.and_then(|text| string(&text)))
}

/// Waits until everything is on the disk.
async fn done(transaction: Transaction) -> Result<(), Refused> {
    match transaction.await? {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(Refused::Room),
    }
}

/// The key of a file. Names of desks hold no `/`.
fn key(desk: &str, digest: &str) -> JsValue {
    format!("{desk}/{digest}").into()
}

/// The keys of all files of a desk; `0` follows `/`.
fn all_of(desk: &str) -> Result<KeyRange, Error> {
    KeyRange::bound(&format!("{desk}/").into(), &format!("{desk}0").into(), None, Some(true))
}

fn string(value: &JsValue) -> Option<Rc<str>> {
    value.as_string().map(Rc::from)
}
